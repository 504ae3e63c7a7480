package io.reprise.domain.channel;

import java.util.List;

/** What a rule asks of its metric. Numbers are in the metric's unit; bounds are inclusive. */
public sealed interface Requirement {

    record AtLeast(double value) implements Requirement {}

    record AtMost(double value) implements Requirement {}

    /** Any of these words, for example formats. */
    record OneOf(List<String> values) implements Requirement {
        public OneOf {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a choice of nothing");
            }
        }
    }

    /** Width to height, met within half a pixel on the shorter side. */
    record Ratio(double width, double height) implements Requirement {
        public Ratio {
            if (!(width > 0) || !(height > 0)) {
                throw new IllegalArgumentException("sides of a ratio are positive");
            }
        }
    }

    /** Pure white (255, 255, 255) all over the measured ring, but for what lossy encoding leaves. */
    record White() implements Requirement {}

    /** Must not be there. */
    record Absent() implements Requirement {}
}
