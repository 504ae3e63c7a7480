package io.reprise.api.account;

import io.reprise.api.gate.Caller;
import io.reprise.api.gate.SessionAdmissions;
import io.reprise.api.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is signed in by a browser, and the links by which a person may do so once. */
@Repository
class Sessions implements SessionAdmissions {
    /** From the sign-in, however busy. */
    static final Duration LONGEST = Duration.ofDays(7);

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the session's id */
    UUID begin(UUID userId, UUID tokenId, Secret secret) {
        forgetExpired();
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into web_session (id, user_id, token_id, hash, expires_at)
                        values (?, ?, ?, ?, now() + make_interval(secs => ?))""")
                .params(id, userId, tokenId, secret.hash(), LONGEST.toSeconds())
                .update();
        return id;
    }

    /** @return whether the link was still good; it is not any more */
    boolean beginByLink(Secret link, Secret secret) {
        forgetExpired();
        return jdbc.sql("""
                                with used as (
                                    delete from sign_in_link l using app_user u
                                    where l.hash = ? and l.expires_at > now()
                                      and u.id = l.user_id and u.disabled_at is null
                                    returning l.user_id)
                                insert into web_session (id, user_id, hash, expires_at)
                                select ?, user_id, ?, now() + make_interval(secs => ?) from used""")
                        .params(link.hash(), Ids.next(), secret.hash(), LONGEST.toSeconds())
                        .update()
                == 1;
    }

    void addLink(UUID userId, Instant expiresAt, Secret secret) {
        jdbc.sql("insert into sign_in_link (hash, user_id, expires_at) values (?, ?, ?)")
                .params(secret.hash(), userId, expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void forgetExpired() {
        jdbc.sql("delete from web_session where expires_at < now()").update();
        jdbc.sql("delete from sign_in_link where expires_at < now()").update();
    }

    void end(UUID id) {
        jdbc.sql("delete from web_session where id = ?").param(id).update();
    }

    /** Nobody if the session has ended, lay idle for 12 hours, or its person or token is not accepted any more. */
    @Override
    public Optional<Caller> admitSession(String shown) {
        Secret secret = new Secret(shown);
        if (!secret.isWellFormed()) {
            return Optional.empty();
        }
        Optional<Admission> admission = jdbc.sql("""
                        select s.id, u.id as user_id, u.name as user_name, u.role as user_role,
                               coalesce(t.role, u.role) as role,
                               s.last_used_at < now() - interval '10 minutes' as note_use
                        from web_session s
                        join app_user u on u.id = s.user_id
                        left join api_token t on t.id = s.token_id
                        where s.hash = ? and s.expires_at > now() and s.last_used_at > now() - interval '12 hours'
                          and u.disabled_at is null and t.revoked_at is null
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
        admission.filter(Admission::noteUse).ifPresent(found -> noteUse(found.caller()));
        return admission.map(Admission::caller);
    }

    private void noteUse(Caller caller) {
        jdbc.sql("update web_session set last_used_at = now() where id = ?")
                .param(caller.tokenId())
                .update();
    }

    private record Admission(Caller caller, boolean noteUse) {}
}
