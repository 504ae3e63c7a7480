package io.reprise.api.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Words of a fashion library in one language, the common ones first.
 *
 * @param between what stands between two words
 */
record BenchWords(List<String> adjectives, List<String> things, List<String> tagged, String between) {
    static final BenchWords ENGLISH = new BenchWords(
            list(
                    "cotton linen wool slim striped pleated cropped quilted floral vintage oversized ribbed waterproof knitted"
                            + " tailored relaxed embroidered reversible lightweight organic"),
            list(
                    "shirt dress trousers jacket coat sneakers skirt blouse sweater boots jeans cardigan scarf handbag blazer"
                            + " hoodie shorts sandals belt hat gloves vest"),
            list("summer studio new sale outdoor hero detail winter office back front party denim basics travel gift"
                    + " running kids premium lookbook wedding"),
            " ");
    static final BenchWords CHINESE = new BenchWords(
            list("纯棉 亚麻 羊毛 修身 条纹 百褶 短款 绗缝 碎花 复古 宽松 罗纹 防水 针织 西装 休闲 刺绣 双面 轻薄 有机"),
            list("衬衫 连衣裙 长裤 夹克 大衣 运动鞋 半身裙 上衣 毛衣 靴子 牛仔裤 开衫 围巾 手提包 西服 卫衣 短裤 凉鞋 腰带 帽子 手套"),
            list("夏季 棚拍 新品 促销 户外 主图 细节 冬季 通勤 背面 正面 派对 牛仔 基础款 旅行 礼物 跑步 童装 高端 画册"),
            "");
    static final BenchWords BRANDS = new BenchWords(
            List.of(),
            list("Atelier Nordhaus Lumen 素然 Marlow Kestrel Aubade 江南 Tessellate Fjell Corvo Pinto Halcyon 之禾 Ember"
                    + " Quill Saltmarsh Orla Vantage Brume"),
            List.of(),
            " ");

    private static final int MODELS = 20_000;

    private static List<String> list(String words) {
        return List.of(words.split(" ", -1));
    }

    /** Each next one is rarer, about as word counts fall in real texts (Zipf's law with exponent 1). */
    static String favouring(List<String> all, Random chance) {
        return all.get(rank(all.size(), chance));
    }

    private static int rank(int size, Random chance) {
        return Math.min(size - 1, (int) Math.pow(size + 1.0, chance.nextDouble()) - 1);
    }

    String any(Random chance) {
        return favouring(things, chance);
    }

    /** A thing, what it is like and the name of its model. */
    String title(Random chance) {
        return favouring(adjectives, chance) + between + any(chance) + " " + model(chance);
    }

    private static String model(Random chance) {
        return "M" + Integer.toString(rank(MODELS, chance), 36);
    }

    String category(Random chance) {
        return any(chance);
    }

    String sentence(Random chance, int words) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            text.add(
                    switch (chance.nextInt(4)) {
                        case 0 -> any(chance);
                        case 1 -> favouring(tagged, chance);
                        case 2 -> favouring(adjectives, chance);
                        default -> model(chance);
                    });
        }
        return String.join(between, text);
    }

    List<String> tags(Random chance, int atMost) {
        Set<String> tags = new LinkedHashSet<>();
        for (int i = 0; i < atMost; i++) {
            tags.add(favouring(tagged, chance));
        }
        return List.copyOf(tags);
    }
}
