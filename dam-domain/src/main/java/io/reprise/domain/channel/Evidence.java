package io.reprise.domain.channel;

/** How well a rule is attested. Only what the channel itself says blocks a delivery; the rest warns. */
public enum Evidence {
    OFFICIAL("official", true),
    OFFICIAL_SDK("official-sdk", true),
    OFFICIAL_MIRROR("official-mirror", false),
    RESTATED_OFFICIAL("restated-official", false),
    REPOSTED_OFFICIAL("reposted-official", false),
    THIRD_PARTY("third-party", false),
    /** A rule of Reprise itself, such as "no upscaling". */
    HOUSE("house", false);

    private final String code;
    private final boolean blocks;

    Evidence(String code, boolean blocks) {
        this.code = code;
        this.blocks = blocks;
    }

    public String code() {
        return code;
    }

    public boolean blocks() {
        return blocks;
    }

    /** @throws IllegalArgumentException for a word that is none of the codes */
    public static Evidence of(String code) {
        for (Evidence evidence : values()) {
            if (evidence.code.equals(code)) {
                return evidence;
            }
        }
        throw new IllegalArgumentException("unknown evidence: " + code);
    }
}
