package io.reprise.search.master;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** English and Chinese names of the palette's colours. */
final class ColourNames {
    private static final String NAMES = """
            red: red 红 红色 紅色 大红色 酒红色
            orange: orange 橙 橙色 橘色
            yellow: yellow 黄 黄色 黃色
            green: green 绿 绿色 綠色
            teal: teal turquoise 青 青色 蓝绿色
            blue: blue navy 蓝 蓝色 藍色 深蓝色 浅蓝色 天蓝色
            purple: purple violet 紫 紫色
            pink: pink 粉 粉色 粉红 粉红色
            brown: brown 棕 棕色 褐色 咖啡色
            beige: beige cream 米色 米白色 杏色
            white: white 白 白色
            grey: grey gray 灰 灰色
            black: black 黑 黑色
            """;

    private static final Map<String, String> CANONICAL = read();

    private ColourNames() {}

    private static Map<String, String> read() {
        Map<String, String> canonical = new HashMap<>();
        NAMES.lines().forEach(line -> {
            int colon = line.indexOf(':');
            Arrays.stream(line.substring(colon + 1).strip().split(" "))
                    .forEach(name -> canonical.put(name, line.substring(0, colon)));
        });
        return Map.copyOf(canonical);
    }

    /** The name in the index of the colour that this whole word names. */
    static Optional<String> of(String word) {
        return Optional.ofNullable(CANONICAL.get(word.toLowerCase(Locale.ROOT)));
    }

    /** Length of the longest Chinese colour name of two or more characters at the start of a word, or 0. */
    static int atStart(String word) {
        return CANONICAL.keySet().stream()
                .filter(name -> isChinese(name) && word.startsWith(name))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /** As {@link #atStart}, at its end. */
    static int atEnd(String word) {
        return CANONICAL.keySet().stream()
                .filter(name -> isChinese(name) && word.endsWith(name))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static boolean isChinese(String name) {
        return name.length() > 1 && Character.isIdeographic(name.charAt(0));
    }
}
