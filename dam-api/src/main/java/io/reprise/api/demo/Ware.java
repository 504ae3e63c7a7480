package io.reprise.api.demo;

import java.awt.Color;

/** What the shop of the demo sells. Each reaches over nine tenths of the canvas in its longer extent. */
enum Ware {
    SNEAKER("SNK", "Trail sneaker", "越野运动鞋", "shoes", "鞋靴"),
    TOTE("TOT", "Canvas tote bag", "帆布托特包", "bags", "箱包"),
    TEE("TEE", "Organic cotton T-shirt", "有机棉T恤", "clothing", "服装"),
    HAT("HAT", "Felt hat", "毛呢礼帽", "accessories", "配饰"),
    BACKPACK("BPK", "City backpack", "都市双肩包", "bags", "箱包"),
    BOTTLE("BTL", "Insulated bottle", "保温水瓶", "kitchen", "厨具"),
    MUG("MUG", "Stoneware mug", "陶瓷马克杯", "kitchen", "厨具"),
    WATCH("WCH", "Field watch", "户外手表", "accessories", "配饰"),
    LAMP("LMP", "Table lamp", "台灯", "home", "家居"),
    HEADPHONES("HPH", "Wireless headphones", "无线耳机", "electronics", "数码");

    private final String code;
    private final String english;
    private final String chinese;
    private final String category;
    private final String chineseCategory;

    Ware(String code, String english, String chinese, String category, String chineseCategory) {
        this.code = code;
        this.english = english;
        this.chinese = chinese;
        this.category = category;
        this.chineseCategory = chineseCategory;
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
        switch (this) {
            case SNEAKER -> Wearables.sneaker(brush, colour);
            case TOTE -> Wearables.tote(brush, colour);
            case TEE -> Wearables.tee(brush, colour);
            case HAT -> Wearables.hat(brush, colour);
            case BACKPACK -> Wearables.backpack(brush, colour);
            case BOTTLE -> Housewares.bottle(brush, colour);
            case MUG -> Housewares.mug(brush, colour);
            case WATCH -> Housewares.watch(brush, colour);
            case LAMP -> Housewares.lamp(brush, colour);
            case HEADPHONES -> Housewares.headphones(brush, colour);
        }
    }
}
