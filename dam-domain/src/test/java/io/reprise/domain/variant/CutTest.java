package io.reprise.domain.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.domain.channel.Rendering;
import io.reprise.domain.channel.Rendering.Fit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutTest {
    private static Rendering frame(int width, int height) {
        return new Rendering(width, height, Fit.PAD_WHITE, "jpeg", 88, null, false);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 50, 0", "0, 0, 0", "1, 100, 0", "0.3, 10, 0", "0.2, 0, 0"})
    void keepsTheFocalPointAsNearToTheMiddleAsTheEdgesAllow(double x, int left, int top) {
        assertThat(Cut.of(frame(1_000, 1_000), 200, 100, new FocalPoint(x, 0.9)))
                .isEqualTo(new Cut(left, top, 100, 100));
    }

    @Test
    void takesTheWholeOfAPictureOfTheSameProportions() {
        assertThat(Cut.of(frame(750, 1_000), 3_000, 4_000, new FocalPoint(0, 1)))
                .isEqualTo(Cut.none(3_000, 4_000));
    }

    @Property
    void liesInThePictureAndTouchesTwoOppositeEdges(
            @ForAll @IntRange(min = 1, max = 30_000) int width,
            @ForAll @IntRange(min = 1, max = 30_000) int height,
            @ForAll @IntRange(min = 1, max = 30_000) int frameWidth,
            @ForAll @IntRange(min = 1, max = 30_000) int frameHeight,
            @ForAll @DoubleRange(min = 0, max = 1) double x,
            @ForAll @DoubleRange(min = 0, max = 1) double y) {
        Cut cut = Cut.of(frame(frameWidth, frameHeight), width, height, new FocalPoint(x, y));

        assertThat(cut.left()).isNotNegative();
        assertThat(cut.top()).isNotNegative();
        assertThat(cut.width()).isPositive();
        assertThat(cut.height()).isPositive();
        assertThat(cut.left() + cut.width()).isLessThanOrEqualTo(width);
        assertThat(cut.top() + cut.height()).isLessThanOrEqualTo(height);
        assertThat(cut.width() == width || cut.height() == height).isTrue();
        double wished = (double) frameWidth / frameHeight;
        assertThat(Math.abs(cut.width() - cut.height() * wished)).isLessThanOrEqualTo(Math.max(1, wished));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY})
    void aFocalPointOutsideOfThePictureIsNone(double share) {
        assertThatThrownBy(() -> new FocalPoint(share, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FocalPoint(0.5, share)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void focalPointsThatNobodyCanTellApartAreTheSame() {
        assertThat(new FocalPoint(0.33333333, -0.0)).isEqualTo(new FocalPoint(0.3333, 0.0));
    }
}
