package io.reprise.storage.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.storage.postgres.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class AppendBenchTest {
    @TempDir
    Path keys;

    @Test
    void bothSidesWriteTheSameNumberOfRowsOfTheSameBytes() throws Exception {
        try (TestDatabase database = TestDatabase.embedded()) {
            var size = new AppendBench.Size(
                    Integer.getInteger("reprise.bench.windows", 3),
                    Integer.getInteger("reprise.bench.operations", 2),
                    Integer.getInteger("reprise.bench.bulk", 20));
            List<AppendBench.Row> rows = AppendBench.run(database.dataSource(), keys.resolve("master.key"), size);
            rows.forEach(System.out::println);
            assertThat(rows).extracting(AppendBench.Row::name).contains("create", "update", "bulk");
            assertThat(rows).allSatisfy(row -> {
                assertThat(row.ratio().median()).isPositive();
                assertThat(row.ratio().low()).isLessThanOrEqualTo(row.ratio().high());
                assertThat(row.perSecond()).isPositive();
            });
            assertSameOnBothSides(JdbcClient.create(database.dataSource()));
        }
    }

    /** Rows of plain SQL carry the metadata of the one master they were copied from, so they share its salt. */
    private static void assertSameOnBothSides(JdbcClient jdbc) {
        record Side(boolean raw, String type, double count, double bytes) {}
        List<Side> sides = jdbc.sql("""
                        select count(*) over (partition by meta_data) > 1 raw, payload_type,
                          octet_length(payload) + octet_length(meta_data) bytes from domain_event_entry""")
                .query((row, _) -> new Side(row.getBoolean(1), row.getString(2), 1, row.getDouble(3)))
                .list();
        for (String type : List.of("master.registered", "master.version-added", "master.tagged")) {
            double[] raw = sides.stream()
                    .filter(side -> side.raw() && side.type().equals(type))
                    .mapToDouble(Side::bytes)
                    .toArray();
            double[] ours = sides.stream()
                    .filter(side -> !side.raw() && side.type().equals(type))
                    .mapToDouble(Side::bytes)
                    .toArray();
            assertThat((double) raw.length).as(type).isCloseTo(ours.length, within(60.0));
            assertThat(DoubleStream.of(raw).average().orElseThrow())
                    .as(type)
                    .isCloseTo(DoubleStream.of(ours).average().orElseThrow(), within(40.0));
        }
        for (String table : List.of("subject_key", "content_digest", "blob_use")) {
            assertThat(jdbc.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isEqualTo(sides.stream()
                            .filter(side -> side.type().equals("master.registered"))
                            .count());
        }
    }

    @Test
    void theIntervalOfFifteenWindowsIsTheFourthFromEachEnd() {
        double[] values = DoubleStream.iterate(1, value -> value + 1).limit(15).toArray();
        assertThat(Ratio.of(values)).isEqualTo(new Ratio(8, 4, 12));
        assertThat(Ratio.of(new double[] {3, 1, 2, 4})).isEqualTo(new Ratio(2.5, 1, 4));
    }
}
