package io.reprise.api.demo;

/** Colours that the products of the demo come in. */
enum Hue {
    RED(0xB8433A, "brick red", "砖红"),
    BLUE(0x2F5D9B, "ocean blue", "海蓝"),
    GREEN(0x4F7F5B, "moss green", "苔绿"),
    BLACK(0x2B2D33, "black", "黑色"),
    YELLOW(0xD9A441, "amber yellow", "琥珀黄"),
    CREAM(0xD8CFC0, "cream", "米白"),
    PURPLE(0x8C6BB1, "lavender", "淡紫"),
    PINK(0xDE8A9B, "rose pink", "玫瑰粉"),
    TEAL(0x3C8C92, "teal", "青绿"),
    BROWN(0x6B4B35, "brown", "棕色");

    private final int rgb;
    private final String english;
    private final String chinese;

    Hue(int rgb, String english, String chinese) {
        this.rgb = rgb;
        this.english = english;
        this.chinese = chinese;
    }

    int rgb() {
        return rgb;
    }

    String english() {
        return english;
    }

    String chinese() {
        return chinese;
    }
}
