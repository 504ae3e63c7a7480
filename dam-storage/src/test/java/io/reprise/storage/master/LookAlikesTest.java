package io.reprise.storage.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.master.Likeness;
import io.reprise.storage.postgres.TestDatabase;
import io.reprise.storage.reading.ReadingTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every master that looks alike is found, and no other, as a comparison with all of them would find it. */
class LookAlikesTest {

    @Test
    void findsWhatComparingWithAllFinds() throws Exception {
        try (TestDatabase database = TestDatabase.embedded()) {
            ReadingTables.ensure(database.dataSource(), "reading");
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            Random chance = new Random(4711);
            long hash = 0x9f3a_00ff_8123_7e5cL;
            List<UUID> near = new ArrayList<>();
            for (int n = 0; n < 3_000; n++) {
                // One to twenty flips, so that about half of them are near; negative hashes too.
                long other = hash;
                for (int flip = 0; flip < 1 + n % 20; flip++) {
                    other ^= 1L << chance.nextInt(64);
                }
                UUID master = new UUID(1, n);
                jdbc.sql("insert into perceptual_hash values (?, 1, ?)")
                        .params(master, other)
                        .update();
                if (Likeness.distance(hash, other) <= Likeness.NEAR) {
                    near.add(master);
                }
            }
            LookAlikes alikes = new LookAlikes(database.dataSource());
            UUID self = near.getFirst();
            List<LookAlikes.Alike> found = alikes.of(hash, self, 10_000);
            assertThat(found)
                    .extracting(LookAlikes.Alike::masterId)
                    .containsExactlyInAnyOrderElementsOf(near.subList(1, near.size()));
            assertThat(found).extracting(LookAlikes.Alike::distance).isSorted().allMatch(each -> each <= Likeness.NEAR);
            assertThat(alikes.of(hash, self, 3)).hasSize(3);
            assertThat(alikes.of(~hash, self, 10)).isEmpty();
        }
    }

    @Test
    void oneMasterIsOneHitHoweverManyOfItsVersionsAreAlike() throws Exception {
        try (TestDatabase database = TestDatabase.embedded()) {
            ReadingTables.ensure(database.dataSource(), "reading");
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            UUID master = new UUID(1, 1);
            jdbc.sql("insert into perceptual_hash values (?, 1, 1), (?, 2, 3), (?, 3, -1)")
                    .params(master, master, master)
                    .update();
            assertThat(new LookAlikes(database.dataSource()).of(3, new UUID(0, 1), 10))
                    .containsExactly(new LookAlikes.Alike(master, null, null, 0));
        }
    }
}
