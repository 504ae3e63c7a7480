package io.reprise.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketGroupTest {
    @Test
    void aGroupStandsForIsoMarkets() {
        Set<String> iso = Set.of(Locale.getISOCountries());
        assertThat(Arrays.stream(MarketGroup.values()).flatMap(group -> group.markets().stream()))
                .doesNotHaveDuplicates()
                .allMatch(iso::contains);
        assertThat(MarketGroup.EU.markets()).hasSize(27).isSorted();
        assertThat(MarketGroup.SEA.markets()).isSorted();
    }

    @Test
    void namesOfGroupsAreReplacedAndOthersStay() {
        assertThat(MarketGroup.expanded(List.of("US", "SEA", "SG")))
                .contains("US", "SG", "VN")
                .hasSize(12);
        assertThat(MarketGroup.expanded(List.of("global"))).isEmpty();
        assertThat(MarketGroup.expanded(List.of("US", "global"))).isEmpty();
        assertThat(MarketGroup.expanded(List.of("sea"))).containsExactly("sea");
    }
}
