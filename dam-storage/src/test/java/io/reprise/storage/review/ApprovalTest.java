package io.reprise.storage.review;

import static io.reprise.storage.event.Library.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.domain.brand.Brand;
import io.reprise.domain.brand.BrandCommand;
import io.reprise.domain.publication.Candidate;
import io.reprise.domain.publication.PublicationCommand;
import io.reprise.domain.publication.PublicationRejection;
import io.reprise.domain.review.ReviewCommand;
import io.reprise.domain.rights.LicenceCommand;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.Library;
import io.reprise.storage.postgres.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final UUID BEN = UUID.randomUUID();
    private static final UUID CLEO = UUID.randomUUID();
    private static final int RACES = 400;

    @TempDir
    static Path directory;

    static TestDatabase database;
    static Library library;

    @BeforeAll
    static void open() {
        database = TestDatabase.embedded();
        library = new Library(database.dataSource(), directory.resolve("master.key"));
    }

    @AfterAll
    static void close() {
        library.close();
        database.close();
    }

    @Test
    void theReviewDecidedLastDecidesAndAskingAgainWithdrawsNothing() {
        String brand = strictBrand();
        UUID master = licensedMaster("last one");
        assertThat(publish(master, 1, brand)).isEmpty();
        UUID first = ask(master, 1);
        assertThat(publish(master, 1, brand)).as("asked for, not decided").isEmpty();
        approve(first);
        assertThat(publish(master, 1, brand)).isPresent();
        UUID second = ask(master, 1);
        UUID third = ask(master, 1);
        assertThat(publish(master, 1, brand)).isPresent();
        reject(third);
        assertThat(publish(master, 1, brand)).isEmpty();
        approve(second);
        assertThat(publish(master, 1, brand)).isPresent();
        assertThat(library.reviews.of(master, null, 10)).containsExactlyInAnyOrder(first, second, third);
    }

    @Test
    void anApprovalIsOfNoOtherVersionAndNoOtherMaster() {
        String brand = strictBrand();
        UUID master = licensedMaster("two versions");
        approve(ask(master, 1));
        assertThat(publish(master, 2, brand)).isEmpty();
        assertThat(publish(licensedMaster("another"), 1, brand)).isEmpty();
        approve(ask(master, 2));
        assertThat(publish(master, 2, brand)).isPresent();
    }

    @Test
    void onlyABrandThatAsksForItNeedsApprovalHoweverItIsWritten() {
        UUID master = licensedMaster("brands");
        String brand = strictBrand();
        assertThat(publish(master, 1, null)).isPresent();
        assertThat(publish(master, 1, "somebody else")).isPresent();
        assertThat(publish(master, 1, " " + brand.toUpperCase(java.util.Locale.ROOT)))
                .isEmpty();
        rule(brand, 0L, false);
        assertThat(publish(master, 1, brand)).isPresent();
    }

    @Test
    void outsideATransactionNothingIsHeldAndNothingAnswered() {
        assertThatThrownBy(() -> library.reviews.approved(BEN, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> library.brands.asksForApproval("Atelier")).isInstanceOf(IllegalStateException.class);
    }

    /** What is published comes, in the log, before the rejection: whatever comes after it was refused. */
    @Test
    void rejectingAVersionWhileItIsPublishedLeavesNoPublicationAfterTheRejection() throws Exception {
        String brand = strictBrand();
        int published = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < RACES; i++) {
                UUID master = licensedMaster("rejected " + i);
                approve(ask(master, 1));
                UUID again = ask(master, 1);
                var race = race(threads, () -> publish(master, 1, brand), () -> reject(again));
                published += race.published().isPresent() ? 1 : 0;
                race.published().ifPresent(at -> assertThat(at).isLessThan(race.changed()));
                assertThat(publish(master, 1, brand)).as("after the rejection").isEmpty();
            }
        }
        assertThat(published).as("both outcomes were there").isBetween(1, RACES - 1);
    }

    /** The same of the brand: what is published without an approval comes before the word that asks for one. */
    @Test
    void aBrandThatBeginsToAskWhileItIsPublishedLeavesNoUnapprovedPublicationAfterThat() throws Exception {
        UUID master = licensedMaster("brand race");
        int published = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < RACES; i++) {
                String brand = "brand " + UUID.randomUUID();
                var race = race(threads, () -> publish(master, 1, brand), () -> rule(brand, null, true));
                published += race.published().isPresent() ? 1 : 0;
                race.published().ifPresent(at -> assertThat(at).isLessThan(race.changed()));
                assertThat(publish(master, 1, brand)).as("after the rule").isEmpty();
            }
        }
        assertThat(published).as("both outcomes were there").isBetween(1, RACES - 1);
    }

    /** @param published place in the log, if it was not refused */
    private record Race(OptionalLong published, long changed) {}

    private static Race race(ExecutorService threads, Callable<OptionalLong> publish, Callable<Long> change)
            throws Exception {
        var barrier = new CyclicBarrier(2);
        Future<OptionalLong> published = threads.submit(() -> {
            barrier.await();
            return publish.call();
        });
        Future<Long> changed = threads.submit(() -> {
            barrier.await();
            return change.call();
        });
        return new Race(published.get(), changed.get());
    }

    private static String strictBrand() {
        String brand = "brand " + UUID.randomUUID();
        rule(brand, null, true);
        return brand;
    }

    private static long rule(String brand, @Nullable Long expected, boolean required) {
        return index(new BrandCommand.Rule(Brand.idOf(brand), expected, brand, required));
    }

    private static UUID ask(UUID master, int version) {
        UUID id = UUID.randomUUID();
        index(new ReviewCommand.Request(id, master, version, BEN, null));
        return id;
    }

    private static void approve(UUID review) {
        index(new ReviewCommand.Approve(review, new UUID(0, 0), null, CLEO, false));
    }

    private static long reject(UUID review) {
        return index(new ReviewCommand.Reject(review, new UUID(0, 0), null, CLEO, "an old logo"));
    }

    private static long index(Object command) {
        Commands.Receipt receipt = library.commands.dispatch(command, ANNA);
        return receipt.position().index();
    }

    private static UUID licensedMaster(String bytes) {
        UUID master = UUID.randomUUID();
        library.register(master, bytes, Map.of());
        index(new LicenceCommand.Grant(
                UUID.randomUUID(),
                new HashMap<>(Map.of(
                        "masterIds",
                        List.of(master.toString()),
                        "kind",
                        "own",
                        "territories",
                        List.of("*"),
                        "from",
                        "2026-01-01T00:00:00Z"))));
        return master;
    }

    /** Place in the log, or empty if it was refused for want of an approval and for nothing else. */
    private static OptionalLong publish(UUID master, int version, @Nullable String brand) {
        String listing = "L-" + UUID.randomUUID();
        try {
            return OptionalLong.of(index(new PublicationCommand.Publish(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    master,
                    new Candidate(Library.digest(listing), version, "amazon-main", "amazon", List.of(), false, brand),
                    new HashMap<>(Map.of("channel", "amazon", "market", "US", "listing", listing, "slot", "main")),
                    NOW)));
        } catch (PublicationRejection.Refused refused) {
            assertThat(refused.reasons())
                    .extracting(PublicationRejection.Reason::code)
                    .containsExactly("not-approved");
            return OptionalLong.empty();
        }
    }
}
