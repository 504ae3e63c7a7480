package io.reprise.domain.channel;

/** What a rule measures, by a name that says how. */
public enum Metric {
    /** Pixels. */
    LONGEST_SIDE("longest-side"),
    /** Pixels. */
    WIDTH("width"),
    /** Pixels. */
    HEIGHT("height"),
    /** Width times height, in millions of pixels. */
    MEGAPIXELS("megapixels"),
    /** Width divided by height. */
    ASPECT("aspect"),
    /** File format by content. */
    FORMAT("format"),
    /** Size of the file in bytes. */
    BYTES("bytes"),
    /** Colour space of the file, by its profile. */
    COLOUR_SPACE("colour-space"),
    /** Share of the ground (border ring inside the placed source) that is pure white, 0 to 1. */
    BACKGROUND_WHITE("background-white"),
    /** Larger side fraction of the content's bounding box, in per cent of the frame. */
    FILL_LONGEST_AXIS("fill-longest-axis"),
    /** Added text, logo, border or watermark. Those of a recipe are counted; a photograph is not searched for others. */
    OVERLAY("overlay"),
    /** Frames in the file. */
    FRAMES("frames"),
    /** Placed pixels per source pixel along a side; above 1 the picture was enlarged. */
    SOURCE_SCALE("source-scale");

    private final String code;

    Metric(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException for a word that is none of the codes */
    public static Metric of(String code) {
        for (Metric metric : values()) {
            if (metric.code.equals(code)) {
                return metric;
            }
        }
        throw new IllegalArgumentException("unknown metric: " + code);
    }
}
