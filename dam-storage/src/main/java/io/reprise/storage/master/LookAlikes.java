package io.reprise.storage.master;

import io.reprise.domain.master.Likeness;
import io.reprise.storage.reading.ReadingTables;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds masters that look alike without comparing with all there are: two hashes of four parts that differ in at most
 * {@value Likeness#NEAR} bits have a part in which they differ in at most two, and each part has an index (multi-index
 * hashing: Norouzi, Punjani and Fleet 2014, "Fast Exact Search in Hamming Space with Multi-Index Hashing").
 */
public final class LookAlikes {
    private static final int PARTS = 4;
    private static final int BITS = Long.SIZE / PARTS;
    private static final int MASK = (1 << BITS) - 1;
    private static final int FLIPS = Likeness.NEAR / PARTS;

    private final JdbcClient jdbc;
    private final String live;

    public LookAlikes(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.live = ReadingTables.live(dataSource);
    }

    /**
     * A master of which a version looks alike.
     *
     * @param title as the tables have it, which may be a moment behind
     * @param fileName of its newest version, likewise
     * @param distance bits in which the hashes differ
     */
    public record Alike(
            UUID masterId, @Nullable String title, @Nullable String fileName, int distance) {}

    /** The nearest first. */
    public List<Alike> of(long hash, UUID but, int limit) {
        return jdbc.sql("""
                        select near.master_id, m.title, v.file_name, near.distance from (
                          select master_id, min(bit_count((hash # :hash)::bit(64)))::int as distance
                          from perceptual_hash
                          where master_id <> :but and ((hash >> 48 & 65535) = any (:part3) or (hash >> 32 & 65535) = any (:part2)
                            or (hash >> 16 & 65535) = any (:part1) or (hash & 65535) = any (:part0))
                          group by master_id having min(bit_count((hash # :hash)::bit(64))) <= :near
                          order by distance, master_id limit :limit) near
                        left join %1$s.master m on m.id = near.master_id
                        left join %1$s.master_version v on v.master_id = m.id and v.number = m.versions
                        order by near.distance, near.master_id""".formatted(live))
                .param("hash", hash)
                .param("but", but)
                .param("near", Likeness.NEAR)
                .param("limit", limit)
                .param("part0", around(hash, 0))
                .param("part1", around(hash, 1))
                .param("part2", around(hash, 2))
                .param("part3", around(hash, 3))
                .query((row, _) ->
                        new Alike(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getInt(4)))
                .list();
    }

    /** The part of a hash, and all that differ from it in as many bits as one part may have of them. */
    private static Long[] around(long hash, int part) {
        List<Long> near = new ArrayList<>(List.of(hash >>> (part * BITS) & MASK));
        int begun = 0;
        for (int flip = 0; flip < FLIPS; flip++) {
            int end = near.size();
            for (int i = begun; i < end; i++) {
                for (int bit = 0; bit < BITS; bit++) {
                    near.add(near.get(i) ^ 1L << bit);
                }
            }
            begun = end;
        }
        return near.stream().distinct().toArray(Long[]::new);
    }
}
