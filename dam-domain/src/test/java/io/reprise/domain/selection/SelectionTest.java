package io.reprise.domain.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reprise.domain.shared.FieldError;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
    private static final UUID ANNA = new UUID(1, 1);
    private static final UUID SHOOT = new UUID(2, 2);
    private static final UUID ID = Selection.idOf(ANNA, SHOOT);
    private static final List<UUID> IMAGES = List.of(new UUID(3, 3), new UUID(4, 4));

    private final FixtureConfiguration<Selection> fixture = new AggregateTestFixture<>(Selection.class);

    private static SelectionCommand.Mark mark(List<UUID> images, @Nullable Integer rating, @Nullable Flag flag) {
        return new SelectionCommand.Mark(ID, ANNA, SHOOT, images, rating, flag);
    }

    @Test
    void theFirstMarkMakesTheSelection() {
        fixture.givenNoPriorActivity()
                .when(mark(IMAGES, 4, null))
                .expectEvents(new SelectionEvent.Marked(ID, ANNA, SHOOT, IMAGES, 4, null));
    }

    @Test
    void aRatingIsTakenBackByNoneAndAFlagByNone() {
        fixture.given(new SelectionEvent.Marked(ID, ANNA, SHOOT, IMAGES, 4, Flag.PICK))
                .when(mark(IMAGES, 0, Flag.NONE))
                .expectEvents(new SelectionEvent.Marked(ID, ANNA, SHOOT, IMAGES, 0, Flag.NONE));
    }

    @Test
    void everyPersonHasOneForEachShootAndOneForWhatIsOfNone() {
        UUID ben = new UUID(1, 2);
        assertThat(List.of(
                        Selection.idOf(ANNA, null),
                        Selection.idOf(ANNA, SHOOT),
                        Selection.idOf(ben, null),
                        Selection.idOf(ben, SHOOT)))
                .doesNotHaveDuplicates();
        assertThat(Selection.idOf(ANNA, SHOOT)).isEqualTo(ID);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0, 3, /masterIds, required",
                "501, 3, /masterIds, too-many-values",
                "1, 6, /rating, out-of-range",
                "1, -1, /rating, out-of-range",
                "1, -, /rating, required"
            })
    void refusesWhatIsNoMark(int count, @Nullable String rating, String pointer, String code) {
        List<UUID> images =
                IntStream.range(0, count).mapToObj(n -> new UUID(9, n)).toList();
        fixture.givenNoPriorActivity()
                .when(mark(images, rating == null ? null : Integer.valueOf(rating), null))
                .expectException(SelectionRejection.Invalid.class)
                .expectNoEvents();
        assertThat(catching(mark(images, rating == null ? null : Integer.valueOf(rating), null)))
                .containsExactly(new FieldError(pointer, code));
    }

    @Test
    void refusesAnImageTwice() {
        assertThat(catching(mark(List.of(IMAGES.getFirst(), IMAGES.getFirst()), 1, null)))
                .containsExactly(new FieldError("/masterIds", "repeated"));
    }

    private static List<FieldError> catching(SelectionCommand.Mark command) {
        return catchThrowableOfType(SelectionRejection.Invalid.class, () -> new Selection().handle(command))
                .errors();
    }
}
