package io.reprise.domain.publication;

import static io.reprise.domain.publication.Delivery.Layout.BY_CHANNEL;
import static io.reprise.domain.publication.Delivery.Layout.FLAT;
import static io.reprise.domain.publication.Placements.delivery;
import static io.reprise.domain.publication.Placements.placement;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // As the channel has written it down.
                "amazon  | B0TEST1234    | main | SKU-1         | B0TEST1234.MAIN.jpg",
                "amazon  | B0TEST1234    | 1    | SKU-1         | B0TEST1234.PT01.jpg",
                "amazon  | B0TEST1234    | 12   | SKU-1         | B0TEST1234.PT12.jpg",
                "amazon  | SHOES/RED     | main | 4006381333931 | 4006381333931.MAIN.jpg",
                "amazon  | SHOES/RED     | main | SKU-1         | SHOES_RED.MAIN.jpg",
                "walmart | 55512345      | main | 4006381333931 | 04006381333931_main.jpg",
                "walmart | 55512345      | 2    | SKU-1         | 55512345_2.jpg",
                // Nothing is written down.
                "taobao  | 680000000001  | main | SKU-1         | 680000000001_main.jpg",
                "taobao  | 夏季-跑鞋·红    | 3    | SKU-1         | 夏季-跑鞋_红_3.jpg",
            })
    void filesAreNamedForTheirChannel(String channel, String listing, String slot, String product, String name) {
        assertThat(names(delivery(FLAT, placement(1, channel, "US", listing, slot, product))))
                .containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd | _._.__etc_passwd_main.jpg",
                "..\\..\\windows  | _._.__windows_main.jpg",
                ".hidden          | _hidden_main.jpg",
                "-rf              | _rf_main.jpg",
                "AUX.txt          | _AUX.txt_main.jpg",
                "a\u202Egpj.exe   | a_gpj.exe_main.jpg",
                "\uFF0Fetc        | _etc_main.jpg",
                "é\uD800x         | é_x_main.jpg",
                "👟 shoe          | __shoe_main.jpg",
            },
            quoteCharacter = '`')
    void noListingMakesAPathOfAName(String listing, String name) {
        assertThat(names(delivery(FLAT, placement(1, "taobao", listing, "main"))))
                .containsExactly(name);
    }

    @Test
    void severalChannelsOrMarketsHaveAFolderEach() {
        Placement us = placement(1, "amazon", "US", "B0TEST1234", "main", null);
        Placement de = placement(2, "amazon", "DE", "B0TEST1234", "main", null);
        Delivery.Layout layout = Delivery.Layout.of(List.of(us.slot(), de.slot()));
        assertThat(layout).isEqualTo(BY_CHANNEL);
        assertThat(names(delivery(layout, us, de)))
                .containsExactly("amazon/DE/B0TEST1234.MAIN.jpg", "amazon/US/B0TEST1234.MAIN.jpg");
        assertThat(Delivery.Layout.of(List.of(us.slot(), us.slot()))).isEqualTo(FLAT);
        assertThat(names(delivery(BY_CHANNEL, placement(1, "nul", "con", "x", "main", null))))
                .containsExactly("_nul/_con/x_main.jpg");
    }

    @Test
    void whoeverComesSecondToANameHasItsPublicationAddedWhateverTheOrder() {
        Placement first = placement(0xa, "taobao", "A/B", "main");
        Placement second = placement(0xb, "taobao", "A:B", "main");
        Placement third = placement(0xc, "taobao", "a_b", "main");
        List<String> names = List.of("A_B_main.jpg", "A_B_main-00000000000b.jpg", "a_b_main-00000000000c.jpg");
        assertThat(names(delivery(FLAT, first, second, third))).isEqualTo(names);
        assertThat(names(delivery(FLAT, third, second, first))).isEqualTo(names);
    }

    @Property(tries = 500)
    void whateverTheTextTheNamesAreSafeShortAndOfOneFileEach(@ForAll("hostile") List<Placement> placements) {
        for (Delivery.Layout layout : Delivery.Layout.values()) {
            List<String> names = names(delivery(layout, placements.toArray(Placement[]::new)));
            Set<String> onDisk = new HashSet<>();
            for (String name : names) {
                assertThat(onDisk.add(name.toUpperCase(Locale.ROOT))).as(name).isTrue();
                assertThat(name).isNotEqualToIgnoringCase(PublicationTarget.MANIFEST);
                String[] parts = name.split("/", -1);
                assertThat(parts).hasSize(layout == FLAT ? 1 : 3);
                for (String part : parts) {
                    assertThat(part)
                            .isNotEmpty()
                            .doesNotContain("..")
                            .doesNotStartWith(".")
                            .doesNotStartWith("-")
                            .doesNotEndWith(".")
                            .doesNotMatch(DEVICE)
                            .doesNotContainPattern("[\\p{C}\\p{Z}<>:\"\\\\|?*=+@]");
                    assertThat(part.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(255);
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Placement>> hostile() {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(300),
                Arbitraries.strings().withChars("./\\-:aA一\u0000\u202E ").ofMaxLength(8),
                Arbitraries.strings().withCharRange('一', '龥').ofMinLength(90).ofMaxLength(120),
                Arbitraries.of("con", "NUL", "com1.x", "..", "", "manifest", "main"));
        return Combinators.combine(text, text, text, text, Arbitraries.of("amazon", "walmart", "x"))
                .as((channel, market, listing, slot, known) ->
                        new String[] {listing.length() % 2 == 0 ? channel : known, market, listing, slot})
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(all -> {
                    List<Placement> placements = new java.util.ArrayList<>();
                    for (String[] each : all) {
                        placements.add(placement(placements.size(), each[0], each[1], each[2], each[3], each[2]));
                    }
                    return placements;
                });
    }

    private static List<String> names(Delivery delivery) {
        return delivery.files().stream().map(Delivery.File::name).toList();
    }
}
