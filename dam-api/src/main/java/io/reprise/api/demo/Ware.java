package io.reprise.api.demo;

import java.awt.Color;

/** What the shop of the demo sells. Each reaches over nine tenths of the canvas in its longer extent. */
enum Ware {
    SNEAKER("SNK", "Trail sneaker", "越野运动鞋", "shoes", "鞋靴", Wearables::sneaker),
    TOTE("TOT", "Canvas tote bag", "帆布托特包", "bags", "箱包", Wearables::tote),
    TEE("TEE", "Organic cotton T-shirt", "有机棉T恤", "clothing", "服装", Wearables::tee),
    HAT("HAT", "Felt hat", "毛呢礼帽", "accessories", "配饰", Wearables::hat),
    BACKPACK("BPK", "City backpack", "都市双肩包", "bags", "箱包", Wearables::backpack),
    BOTTLE("BTL", "Insulated bottle", "保温水瓶", "kitchen", "厨具", Housewares::bottle),
    MUG("MUG", "Stoneware mug", "陶瓷马克杯", "kitchen", "厨具", Housewares::mug),
    WATCH("WCH", "Field watch", "户外手表", "accessories", "配饰", Housewares::watch),
    LAMP("LMP", "Table lamp", "台灯", "home", "家居", Housewares::lamp),
    HEADPHONES("HPH", "Wireless headphones", "无线耳机", "electronics", "数码", Housewares::headphones);

    private final String code;
    private final String english;
    private final String chinese;
    private final String category;
    private final String chineseCategory;
    private final Drawing drawing;

    Ware(String code, String english, String chinese, String category, String chineseCategory, Drawing drawing) {
        this.code = code;
        this.english = english;
        this.chinese = chinese;
        this.category = category;
        this.chineseCategory = chineseCategory;
        this.drawing = drawing;
    }

    String code() {
        return code;
    }

    String english() {
        return english;
    }

    String chinese() {
        return chinese;
    }

    String category() {
        return category;
    }

    String chineseCategory() {
        return chineseCategory;
    }

    void draw(Airbrush brush, Color colour) {
        drawing.draw(brush, colour);
    }

    @FunctionalInterface
    private interface Drawing {
        void draw(Airbrush brush, Color colour);
    }
}
