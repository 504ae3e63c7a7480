package io.reprise.api.search;

import io.reprise.api.problem.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The searches that people have saved, each for themselves. */
@Repository
class SavedSearches {
    /** Of one person; more than anybody looks through. */
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SavedSearches(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @throws Refusal 409 {@code name-taken} or {@code too-many-saved-searches} */
    void add(UUID id, UUID owner, String name, JsonNode query) {
        if (count(owner) >= MOST) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "too-many-saved-searches",
                    "There are as many saved searches as there may be.",
                    Map.of("limit", MOST));
        }
        int added = jdbc.sql("""
                        insert into saved_search (id, owner, name, query) values (?, ?, ?, cast(? as jsonb))
                        on conflict do nothing""").params(id, owner, name, query.toString()).update();
        if (added == 0) {
            throw new Refusal(
                    HttpStatus.CONFLICT, "name-taken", "Another saved search is called so.", Map.of("name", name));
        }
    }

    Optional<SavedSearch> find(UUID owner, UUID id) {
        return jdbc.sql("select * from saved_search where owner = ? and id = ?")
                .params(owner, id)
                .query(this::read)
                .optional();
    }

    /** In the order in which they were saved. */
    List<SavedSearch> page(UUID owner, @Nullable UUID after, int size) {
        return jdbc.sql("""
                        select * from saved_search
                        where owner = :owner and (cast(:after as uuid) is null or id > :after)
                        order by id limit :size""")
                .param("owner", owner)
                .param("after", after)
                .param("size", size)
                .query(this::read)
                .list();
    }

    long count(UUID owner) {
        return jdbc.sql("select count(*) from saved_search where owner = ?")
                .param(owner)
                .query(Long.class)
                .single();
    }

    /** @return whether there was one */
    boolean remove(UUID owner, UUID id) {
        return jdbc.sql("delete from saved_search where owner = ? and id = ?")
                        .params(owner, id)
                        .update()
                > 0;
    }

    private SavedSearch read(ResultSet row, int number) throws SQLException {
        return new SavedSearch(
                row.getObject("id", UUID.class),
                row.getString("name"),
                json.readTree(row.getString("query")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
