package io.reprise.domain.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class RightsSnapshotTest {
    private static final Instant SPRING = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant SUMMER = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant AUTUMN = Instant.parse("2026-09-01T00:00:00Z");
    private static final UUID LICENCE = new UUID(0, 1);

    @Example
    void refusesWhatNobodyHasLicensed() {
        RightsDecision decision = RightsSnapshot.UNKNOWN.decide("amazon", "US", SPRING, Use.PUBLISH);

        assertThat(decision.allowed()).isFalse();
        assertThat(codes(decision)).containsExactly("rights-unknown");
    }

    @Example
    void showsWhatNobodyHasLicensed() {
        assertThat(RightsSnapshot.UNKNOWN.decide("", "", SPRING, Use.VIEW).allowed())
                .isTrue();
    }

    @Example
    void allowsFromTheFirstInstantAndRefusesAtTheVeryInstantOfExpiry() {
        RightsSnapshot rights = licensed(grant(List.of(), List.of("*"), List.of(), SPRING, SUMMER));

        assertThat(codes(rights.decide("amazon", "US", SPRING.minusNanos(1), Use.PUBLISH)))
                .containsExactly("licence-not-begun");
        assertThat(codes(rights.decide("amazon", "US", SPRING, Use.PUBLISH))).containsExactly("licensed");
        assertThat(codes(rights.decide("amazon", "US", SUMMER.minusNanos(1), Use.PUBLISH)))
                .containsExactly("licensed");
        assertThat(codes(rights.decide("amazon", "US", SUMMER, Use.PUBLISH))).containsExactly("licence-expired");
    }

    @Example
    void namesEverythingThatStandsAgainstIt() {
        var rights = new RightsSnapshot(
                List.of(grant(List.of("taobao"), List.of("*"), List.of("US"), SUMMER, null)), new Window(null, SUMMER));

        RightsDecision decision = rights.decide("amazon", "US", SPRING, Use.PUBLISH);

        assertThat(codes(decision))
                .containsExactly("embargoed", "channel-not-licensed", "territory-excepted", "licence-not-begun");
        assertThat(decision.reasons().getFirst().source()).isNull();
        assertThat(decision.reasons().getLast().source()).isEqualTo(LICENCE);
    }

    @Example
    void oneLicenceThatCoversAllIsEnough() {
        RightsSnapshot rights = licensed(
                grant(List.of("taobao"), List.of("CN"), List.of(), SPRING, null),
                new Grant(new UUID(0, 2), List.of("amazon"), List.of("US"), List.of(), SPRING, null));

        RightsDecision decision = rights.decide("amazon", "US", SPRING, Use.PUBLISH);

        assertThat(decision.allowed()).isTrue();
        assertThat(decision.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.source()).isEqualTo(new UUID(0, 2)));
        // Channel of the one, market of the other: nobody has licensed that.
        assertThat(rights.decide("amazon", "CN", SPRING, Use.PUBLISH).allowed()).isFalse();
    }

    @Example
    void aPeriodIsRefusedWithTheFirstInstantThatFails() {
        RightsSnapshot rights = licensed(grant(List.of(), List.of("US"), List.of(), SPRING, SUMMER));

        assertThat(rights.decide("amazon", "US", SPRING, SUMMER, Use.PUBLISH).allowed())
                .isTrue();
        assertThat(rights.decide("amazon", "US", SPRING, AUTUMN, Use.PUBLISH).failsAt())
                .isEqualTo(SUMMER);
        assertThat(rights.decide("amazon", "US", SPRING, null, Use.PUBLISH).failsAt())
                .isEqualTo(SUMMER);
    }

    @Example
    void licencesThatFollowEachOtherCoverAPeriodTogether() {
        RightsSnapshot rights = licensed(
                grant(List.of(), List.of("US"), List.of(), SPRING, SUMMER),
                new Grant(new UUID(0, 2), List.of(), List.of("US"), List.of(), SUMMER, AUTUMN));

        RightsDecision decision = rights.decide("amazon", "US", SPRING, AUTUMN, Use.PUBLISH);

        assertThat(decision.allowed()).isTrue();
        assertThat(decision.reasons()).hasSize(2);
    }

    @Property
    void addingARestrictionNeverWidens(
            @ForAll("snapshots") RightsSnapshot rights, @ForAll("places") Place place, @ForAll("instants") Instant at) {
        for (RightsSnapshot narrower : restricted(rights)) {
            for (Use use : Use.values()) {
                boolean allowed =
                        narrower.decide(place.channel, place.market, at, use).allowed();
                assertThat(!allowed
                                || rights.decide(place.channel, place.market, at, use)
                                        .allowed())
                        .as("%s at %s: %s allows what %s refuses", place, at, narrower, rights)
                        .isTrue();
            }
        }
    }

    @Property
    void aPeriodIsAllowedJustWhereEachOfItsInstantsIs(
            @ForAll("snapshots") RightsSnapshot rights,
            @ForAll("places") Place place,
            @ForAll("instants") Instant from,
            @ForAll("instants") Instant other) {
        Instant until = from.isBefore(other) ? other : from.plusSeconds(1);
        RightsDecision whole = rights.decide(place.channel, place.market, from, until, Use.PUBLISH);

        Instant firstRefused = null;
        // Every instant that any generated licence or embargo can begin or end at, and the second before it.
        for (Instant at = from; at.isBefore(until); at = at.plusSeconds(1)) {
            if (!rights.decide(place.channel, place.market, at, Use.PUBLISH).allowed()) {
                firstRefused = at;
                break;
            }
        }
        assertThat(whole.allowed()).isEqualTo(firstRefused == null);
        assertThat(whole.failsAt()).isEqualTo(firstRefused);
        assertThat(whole.reasons()).isNotEmpty();
    }

    @Property
    void theOrderInWhichRightsAreToldDoesNotMatter(@ForAll("snapshots") RightsSnapshot rights) {
        assertThat(new RightsSnapshot(rights.grants().reversed(), rights.embargo()))
                .isEqualTo(rights);
    }

    /** Each way to make rights narrower. */
    private static List<RightsSnapshot> restricted(RightsSnapshot rights) {
        List<RightsSnapshot> all = new ArrayList<>();
        for (int i = 0; i < rights.grants().size(); i++) {
            Grant g = rights.grants().get(i);
            List<Grant> others = new ArrayList<>(rights.grants());
            others.remove(i);
            all.add(new RightsSnapshot(others, rights.embargo()));
            for (Grant less : List.of(
                    new Grant(
                            g.licence(),
                            g.channels().isEmpty() ? List.of("amazon") : List.of("nowhere"),
                            g.territories(),
                            g.except(),
                            g.from(),
                            g.until()),
                    new Grant(g.licence(), g.channels(), List.of("US"), List.of("US"), g.from(), g.until()),
                    new Grant(g.licence(), g.channels(), g.territories(), and(g.except(), "CN"), g.from(), g.until()),
                    new Grant(g.licence(), g.channels(), g.territories(), g.except(), g.from(), g.from()),
                    new Grant(
                            g.licence(),
                            g.channels(),
                            g.territories(),
                            g.except(),
                            g.from().plusSeconds(2),
                            g.until()))) {
                List<Grant> changed = new ArrayList<>(others);
                changed.add(less);
                all.add(new RightsSnapshot(changed, rights.embargo()));
            }
        }
        if (rights.embargo() == null) {
            all.add(new RightsSnapshot(rights.grants(), new Window(null, SPRING.plusSeconds(5))));
        } else {
            all.add(new RightsSnapshot(rights.grants(), new Window(null, null)));
        }
        return all;
    }

    private static List<String> and(List<String> some, String more) {
        List<String> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }

    record Place(String channel, String market) {}

    @Provide
    Arbitrary<Place> places() {
        return Combinators.combine(Arbitraries.of("amazon", "taobao"), Arbitraries.of("US", "CN", "DE"))
                .as(Place::new);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.integers().between(0, 20).map(SPRING::plusSeconds);
    }

    @Provide
    Arbitrary<RightsSnapshot> snapshots() {
        Arbitrary<List<String>> channels = Arbitraries.of(List.of(), List.of("amazon"), List.of("amazon", "taobao"));
        Arbitrary<List<String>> territories = Arbitraries.of(List.of("*"), List.of("US"), List.of("CN", "US"));
        Arbitrary<List<String>> except = Arbitraries.of(List.of(), List.of("US"), List.of("DE"));
        Arbitrary<Grant> grants = Combinators.combine(
                        Arbitraries.integers().between(1, 50),
                        channels,
                        territories,
                        except,
                        instants(),
                        instants().injectNull(0.3))
                .as((licence, places, in, out, from, until) ->
                        new Grant(new UUID(0, licence), places, in, out, from, until));
        Arbitrary<Window> windows =
                Combinators.combine(instants().injectNull(0.3), instants()).as(Window::new);
        return Combinators.combine(grants.list().ofMaxSize(4).uniqueElements(Grant::licence), windows.injectNull(0.5))
                .as(RightsSnapshot::new);
    }

    private static RightsSnapshot licensed(Grant... grants) {
        return new RightsSnapshot(List.of(grants), null);
    }

    private static Grant grant(
            List<String> channels, List<String> in, List<String> out, Instant from, @Nullable Instant until) {
        return new Grant(LICENCE, channels, in, out, from, until);
    }

    private static List<String> codes(RightsDecision decision) {
        return decision.reasons().stream().map(RightsDecision.Reason::code).toList();
    }
}
