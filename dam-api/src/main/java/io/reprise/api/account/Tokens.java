package io.reprise.api.account;

import io.reprise.api.gate.Admissions;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The personal API tokens. */
@Repository
class Tokens implements Admissions {
    private static final String COLUMNS =
            "select id, user_id, name, role, created_at, expires_at, last_used_at, revoked_at from api_token ";

    private final JdbcClient jdbc;

    Tokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Token add(UUID id, UUID userId, String name, Role role, @Nullable Instant expiresAt, Secret secret) {
        jdbc.sql("insert into api_token (id, user_id, name, role, expires_at, hash) values (?, ?, ?, ?, ?, ?)")
                .params(id, userId, name, role.word())
                .param(expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                .param(secret.hash())
                .update();
        return find(id).orElseThrow();
    }

    Optional<Token> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query(Tokens::read).optional();
    }

    /** Those of one person that are not revoked, newest last, after the given one. */
    List<Token> page(UUID userId, @Nullable UUID after, int size) {
        return jdbc.sql(COLUMNS + """
                        where user_id = :user and revoked_at is null
                          and (cast(:after as uuid) is null or id > :after)
                        order by id limit :size""")
                .param("user", userId)
                .param("after", after)
                .param("size", size)
                .query(Tokens::read)
                .list();
    }

    long count(UUID userId) {
        return jdbc.sql("select count(*) from api_token where user_id = ? and revoked_at is null")
                .param(userId)
                .query(Long.class)
                .single();
    }

    void revoke(UUID id) {
        jdbc.sql("update api_token set revoked_at = now() where id = ? and revoked_at is null")
                .param(id)
                .update();
    }

    /** Nobody if the secret is unknown, expired, revoked or its owner disabled. */
    @Override
    public Optional<Caller> admit(String shown) {
        Secret secret = new Secret(shown);
        if (!secret.isWellFormed()) {
            return Optional.empty();
        }
        Optional<Admission> admission = jdbc.sql("""
                        select t.id, t.role, u.id as user_id, u.name as user_name, u.role as user_role,
                               t.last_used_at is null or t.last_used_at < now() - interval '10 minutes' as note_use
                        from api_token t join app_user u on u.id = t.user_id
                        where t.hash = ? and t.revoked_at is null and u.disabled_at is null
                          and (t.expires_at is null or t.expires_at > now())""")
                .param(secret.hash())
                .query((row, number) -> new Admission(
                        new Caller(
                                row.getObject("user_id", UUID.class),
                                row.getString("user_name"),
                                Users.role(row.getString("user_role")).limit(Users.role(row.getString("role"))),
                                row.getObject("id", UUID.class)),
                        row.getBoolean("note_use")))
                .optional();
        admission
                .filter(Admission::noteUse)
                .ifPresent(found -> noteUse(found.caller().tokenId()));
        return admission.map(Admission::caller);
    }

    /** Coarse, so that a busy client does not turn every request into a write. */
    private void noteUse(UUID id) {
        jdbc.sql("update api_token set last_used_at = now() where id = ?")
                .param(id)
                .update();
    }

    private record Admission(Caller caller, boolean noteUse) {}

    private static Token read(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("name"),
                Users.role(row.getString("role")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Users.instant(row, "expires_at"),
                Users.instant(row, "last_used_at"),
                Users.instant(row, "revoked_at"));
    }
}
