package io.reprise.api.account;

import io.reprise.api.gate.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The people with an account. */
@Repository
class Users {
    private static final String COLUMNS = "select id, name, role, created_at, disabled_at from app_user ";

    private final JdbcClient jdbc;

    Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws AccountRejection.NameTaken if somebody is called so, whatever the case of the letters */
    User add(UUID id, String name, Role role) {
        int added = jdbc.sql("insert into app_user (id, name, role) values (?, ?, ?) on conflict do nothing")
                .params(id, name, role.word())
                .update();
        if (added == 0) {
            throw new AccountRejection.NameTaken(name);
        }
        return find(id).orElseThrow();
    }

    Optional<User> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query(Users::read).optional();
    }

    /** In the order of their ids, that is of their coming; those after the given one. */
    List<User> page(@Nullable UUID after, int size) {
        return jdbc.sql(COLUMNS + "where (cast(:after as uuid) is null or id > :after) order by id limit :size")
                .param("after", after)
                .param("size", size)
                .query(Users::read)
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from app_user").query(Long.class).single();
    }

    /** @return whether there is such a person */
    boolean setDisabled(UUID id, boolean disabled) {
        return jdbc.sql(
                                "update app_user set disabled_at = case when ? then coalesce(disabled_at, now()) end where id = ?")
                        .params(disabled, id)
                        .update()
                == 1;
    }

    private static User read(ResultSet row, int number) throws SQLException {
        return new User(
                row.getObject("id", UUID.class),
                row.getString("name"),
                role(row.getString("role")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "disabled_at"));
    }

    static Role role(String word) {
        return Role.ofWord(word).orElseThrow();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
