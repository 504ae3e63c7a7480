package io.reprise.storage.selection;

import io.reprise.domain.selection.Flag;
import io.reprise.domain.selection.SelectionEvent;
import io.reprise.storage.reading.ReadingTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each person's marks, one row for each image that has any. Written in the transaction of the command. */
public final class Marks {
    private final JdbcClient jdbc;
    private final String live;

    public Marks(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.live = ReadingTables.live(dataSource);
    }

    /** @param rating 0 for none */
    public record Mark(UUID masterId, int rating, Flag flag) {}

    @EventHandler
    void on(SelectionEvent.Marked event) {
        UUID[] masters = event.masterIds().toArray(UUID[]::new);
        // In one order, so that two who mark the same images wait for each other and do not lock each other up.
        jdbc.sql("""
                        insert into selection_mark (person_id, master_id, rating, flag)
                          select :person, id, coalesce(:rating, 0), coalesce(:flag, 'none')
                          from unnest(:masters::uuid[]) t(id) order by id
                        on conflict (person_id, master_id) do update set
                          rating = coalesce(:rating, selection_mark.rating),
                          flag = coalesce(:flag, selection_mark.flag)""")
                .param("person", event.personId())
                .param("masters", masters)
                .param("rating", event.rating(), java.sql.Types.SMALLINT)
                .param("flag", code(event.flag()), java.sql.Types.VARCHAR)
                .update();
        jdbc.sql("delete from selection_mark where person_id = ? and master_id = any (?)"
                        + " and rating = 0 and flag = 'none'")
                .params(event.personId(), masters)
                .update();
    }

    private static @Nullable String code(@Nullable Flag flag) {
        return flag == null ? null : flag.code();
    }

    /** The marks of one person; images without any are left out. */
    public Map<UUID, Mark> of(UUID personId, Collection<UUID> masterIds) {
        Map<UUID, Mark> marks = new HashMap<>();
        if (!masterIds.isEmpty()) {
            jdbc.sql("select * from selection_mark where person_id = ? and master_id = any (?)")
                    .params(personId, masterIds.toArray(UUID[]::new))
                    .query(Marks::mark)
                    .list()
                    .forEach(mark -> marks.put(mark.masterId(), mark));
        }
        return marks;
    }

    private static Mark mark(ResultSet row, int number) throws SQLException {
        return new Mark(
                row.getObject("master_id", UUID.class),
                row.getInt("rating"),
                Flag.of(row.getString("flag")).orElseThrow());
    }

    /**
     * Images that a person has given so many stars or more, and flagged so.
     *
     * @param least 0 for any rating
     * @param flags one of these
     * @param most no more of them are named
     */
    public List<UUID> marked(UUID personId, int least, Collection<Flag> flags, int most) {
        return jdbc.sql("select master_id from selection_mark where person_id = ? and rating >= ? and flag = any (?)"
                        + " order by master_id limit ?")
                .params(personId, least, flags.stream().map(Flag::code).toArray(String[]::new), most)
                .query(UUID.class)
                .list();
    }

    /** The shoots that masters belong to; those of none are left out. */
    public Map<UUID, UUID> shootsOf(Collection<UUID> masterIds) {
        Map<UUID, UUID> shoots = new HashMap<>();
        jdbc.sql("select id, shoot_id from " + live + ".master where id = any (?) and shoot_id is not null")
                .param(masterIds.toArray(UUID[]::new))
                .query(row -> {
                    shoots.put(row.getObject("id", UUID.class), row.getObject("shoot_id", UUID.class));
                });
        return shoots;
    }
}
