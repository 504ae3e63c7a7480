package io.reprise.domain.channel;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Names that rule packs give to several markets at once. */
public enum MarketGroup {
    /** South-eastern Asia, region 035 of UN M49. */
    SEA("SEA", "BN ID KH LA MM MY PH SG TH TL VN"),
    /** The member states of the European Union. */
    EU("EU", "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"),
    /** Every market: the same as naming none. */
    GLOBAL("global", "");

    private final String code;
    private final String markets;

    MarketGroup(String code, String markets) {
        this.code = code;
        this.markets = markets;
    }

    public String code() {
        return code;
    }

    /** ISO 3166-1 alpha-2 codes, sorted; empty for every market. */
    public List<String> markets() {
        return markets.isEmpty() ? List.of() : List.of(markets.split(" ", -1));
    }

    /**
     * Names of groups replaced by the markets they stand for, sorted; all else stays as it is. Where one of them is every
     * market, nothing is named.
     */
    public static SortedSet<String> expanded(Collection<String> markets) {
        SortedSet<String> expanded = new TreeSet<>();
        if (markets.contains(GLOBAL.code)) {
            return expanded;
        }
        for (String market : markets) {
            List<String> named = List.of(market);
            for (MarketGroup group : values()) {
                if (group.code.equals(market)) {
                    named = group.markets();
                }
            }
            expanded.addAll(named);
        }
        return expanded;
    }
}
