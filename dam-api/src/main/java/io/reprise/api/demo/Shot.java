package io.reprise.api.demo;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** One picture of the sample library, with what is said about it. Everything follows from its number. */
public final class Shot {
    /** Amazon asks for 1,600 pixels to zoom in; smaller sources are never enlarged. */
    private static final int SIDE = 1600;

    private static final int HUES_OF_EACH = 4;
    /** Of those on grey. */
    private static final Set<Integer> RETOUCHED = Set.of(10, 18);

    private static final List<Ware> WARES = List.of(Ware.values());
    private static final List<Hue> HUES = List.of(Hue.values());
    private static final int COUNT = WARES.size() * HUES_OF_EACH;
    /** GS1 keeps this prefix for examples: no product in any shop has such a number. */
    private static final String GTIN_PREFIX = "952";

    private static final List<Brand> BRANDS = List.of(
            new Brand("Northpeak", "NP", false),
            new Brand("云杉", "YS", true),
            new Brand("Atelier Lune", "AL", false),
            new Brand("青禾", "QH", true));

    private final int number;
    private final Ware ware;
    private final Hue hue;
    private final Brand brand;

    private Shot(int number) {
        int group = number / HUES_OF_EACH;
        int which = number % HUES_OF_EACH;
        this.number = number;
        this.ware = WARES.get(group);
        this.hue = HUES.get((group * 3 + which * 2 + which / 2) % HUES.size());
        this.brand = BRANDS.get((group + which) % BRANDS.size());
    }

    /** The whole sample library, always the same. */
    public static List<Shot> all() {
        return IntStream.range(0, COUNT).mapToObj(Shot::new).toList();
    }

    public int number() {
        return number;
    }

    /** The seller's code, for example {@code NP-SNK-RED}. */
    public String sku() {
        return brand.code() + "-" + ware.code() + "-" + hue.name();
    }

    /** Whether its brand sells in China first. */
    public boolean chinese() {
        return brand.chinese();
    }

    public Standing standing() {
        if (number == COUNT - 1) {
            return Standing.EMBARGOED;
        }
        return switch (number % 10) {
            case 3 -> Standing.UNKNOWN;
            case 5 -> Standing.ENDS_SOON;
            case 7 -> Standing.CHINA_ONLY;
            default -> Standing.OWN;
        };
    }

    public String fileName() {
        return sku().toLowerCase(Locale.ROOT) + ".jpg";
    }

    /** Draws it; equal bytes on the same Java. */
    public void draw(Path file) throws IOException {
        Packshot.write(ware, new Color(hue.rgb()), ground(), SIDE, file);
    }

    /** Whether the sample has a later version of it, too. */
    public boolean retouched() {
        return RETOUCHED.contains(number);
    }

    /** Draws that version: on white instead of grey. */
    public void drawRetouched(Path file) throws IOException {
        Packshot.write(ware, new Color(hue.rgb()), Packshot.Ground.WHITE, SIDE, file);
    }

    private Packshot.Ground ground() {
        return switch (number % 8) {
            case 2 -> Packshot.Ground.GREY;
            case 6 -> Packshot.Ground.SCENE;
            default -> Packshot.Ground.WHITE;
        };
    }

    /** The title, in the language of its brand. */
    public String title() {
        return brand.chinese()
                ? brand.name() + " " + hue.chinese() + ware.chinese()
                : ware.english() + ", " + hue.english();
    }

    /** What is said of the master, as the API takes it. Its tags are in both languages, so that both find it. */
    public Map<String, ?> meta() {
        boolean scene = ground() == Packshot.Ground.SCENE;
        return Map.of(
                "title", title(),
                "brand", brand.name(),
                "description", description(scene),
                "category", ware.category(),
                "assetClass", scene ? "campaign" : "packshot",
                "locale", brand.chinese() ? "zh-CN" : "en-US",
                "tags",
                        List.of(
                                ware.english(),
                                ware.chinese(),
                                ware.category(),
                                ware.chineseCategory(),
                                hue.english(),
                                hue.chinese(),
                                scene ? "lifestyle" : "packshot"),
                "products", List.of(Map.of("gtin", gtin(), "sku", sku(), "name", title())),
                "fields", Map.of("season", "aw26", "listPrice", price()));
    }

    private String description(boolean scene) {
        if (brand.chinese()) {
            return brand.name() + ware.chinese() + "，" + hue.chinese() + "，" + (scene ? "木桌场景图，自然光。" : "正面产品图，柔和阴影。");
        }
        return ware.english() + " by " + brand.name() + " in " + hue.english() + ", "
                + (scene ? "on a wooden table in daylight." : "front view with a soft shadow.");
    }

    private String price() {
        return brand.chinese() ? "CNY " + units() * 7 + ".00" : "USD " + units() + ".00";
    }

    /** Its price, in dollars. */
    int units() {
        return 19 + number / HUES_OF_EACH * 7 + number % HUES_OF_EACH * 2;
    }

    /** GTIN-13 with its check digit (GS1 General Specifications 7.9). */
    String gtin() {
        String digits = GTIN_PREFIX + "%09d".formatted(260_000L + number * 37L);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private record Brand(String name, String code, boolean chinese) {}
}
