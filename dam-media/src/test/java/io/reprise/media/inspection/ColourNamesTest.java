package io.reprise.media.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourNamesTest {

    @ParameterizedTest
    @CsvSource({
        "FF0000,red",
        "DC143C,red",
        "8B0000,red",
        "B22222,red",
        "781414,red",
        "C8102E,red",
        "FFA500,orange",
        "FF8C00,orange",
        "FF7F00,orange",
        "FFFF00,yellow",
        "FFD700,yellow",
        "F5D327,yellow",
        "008000,green",
        "00FF00,green",
        "228B22,green",
        "556B2F,green",
        "808000,green",
        "90EE90,green",
        "008080,teal",
        "00CED1,teal",
        "20B2AA,teal",
        "0000FF,blue",
        "000080,blue",
        "1E90FF,blue",
        "4682B4,blue",
        "87CEEB,blue",
        "3C5078,blue",
        "4169E1,blue",
        "800080,purple",
        "4B0082,purple",
        "663399,purple",
        "8A2BE2,purple",
        "FFC0CB,pink",
        "FF69B4,pink",
        "FF1493,pink",
        "FA8072,pink",
        "8B4513,brown",
        "654321,brown",
        "A0522D,brown",
        "5C4033,brown",
        "F5F5DC,beige",
        "D2B48C,beige",
        "C8AD7F,beige",
        "E1C699,beige",
        "FFFFFF,white",
        "F8F8F8,white",
        "F5F5F5,white",
        "808080,grey",
        "A9A9A9,grey",
        "505050,grey",
        "000000,black",
        "141414,black",
        "1C1C20,black"
    })
    void namesWhatAPersonWouldSay(String hex, String name) {
        int rgb = Integer.parseInt(hex, 16);

        int named = ColourNames.of(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);

        assertThat(ColourNames.NAMES.get(named)).isEqualTo(name);
    }
}
