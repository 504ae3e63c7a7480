package io.reprise.domain.master;

import static io.reprise.domain.master.MasterRequests.describe;
import static io.reprise.domain.master.MasterRequests.refused;
import static io.reprise.domain.master.MasterRequests.tag;
import static io.reprise.domain.master.MasterStory.ID;
import static io.reprise.domain.master.MasterStory.aMaster;
import static io.reprise.domain.master.MasterStory.describedAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.field.FieldDefinition;
import io.reprise.domain.field.FieldType;
import io.reprise.domain.field.FieldValues;
import io.reprise.domain.shared.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MasterDescribingTest {
    private static final String GTIN = "4006381333931";

    private final FixtureConfiguration<Master> fixture = MasterStory.fixture();

    @Test
    void changesOnlyWhatThePatchNames() {
        fixture.given(aMaster().events())
                .when(describe("brand", "Atelier"))
                .expectEvents(new MasterEvent.Described(
                        ID,
                        DescriptionForm.read(
                                Map.of("title", "Red shoe", "brand", "Atelier", "tags", List.of("shoe", "red"))),
                        List.of("brand")))
                .expectState(master -> assertThat(master.description().title()).isEqualTo("Red shoe"));
    }

    @Test
    void nullTakesAMemberAway() {
        fixture.given(aMaster().events())
                .when(describe("title", null))
                .expectState(master -> assertThat(master.description().title()).isNull());
    }

    @Test
    void tagsProductsAndClassHaveEventsOfTheirOwn() {
        var product = new Product("0" + GTIN, null, null);
        var patch = new LinkedHashMap<String, @Nullable Object>();
        patch.put("title", "Blue shoe");
        patch.put("tags", List.of("shoe", "blue"));
        patch.put("products", List.of(Map.of("gtin", GTIN)));
        patch.put("assetClass", "model");
        fixture.given(aMaster().events())
                .when(new MasterCommand.Describe(ID, null, patch))
                .expectEvents(
                        new MasterEvent.Described(ID, describedAs("Blue shoe", "shoe", "red"), List.of("title")),
                        new MasterEvent.Tagged(ID, List.of("blue"), List.of("red")),
                        new MasterEvent.ProductsAssigned(ID, List.of(product)),
                        new MasterEvent.Classified(ID, AssetClass.MODEL))
                .expectState(master -> {
                    assertThat(master.description().tags()).containsExactly("shoe", "blue");
                    assertThat(master.description().products()).containsExactly(product);
                    assertThat(master.description().assetClass()).isEqualTo(AssetClass.MODEL);
                });
    }

    @Test
    void customFieldsArePatchedOneByOne() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("season", null);
        fields.put("look", 12);
        FieldDefinition[] house = {
            MasterStory.field("season", FieldType.TEXT),
            MasterStory.field("fit", FieldType.TEXT),
            MasterStory.field("look", FieldType.INTEGER)
        };
        Description before = DescriptionForm.read(
                Map.of("fields", Map.of("season", "SS26", "fit", "slim")),
                FieldValues.first(MasterStory.schema(house)));
        MasterStory.fixture(house)
                .given(MasterStory.aMasterOf(before).events())
                .when(describe("fields", fields))
                .expectState(master -> assertThat(master.description().fields())
                        .containsExactlyInAnyOrderEntriesOf(Map.of("fit", "slim", "look", "12")));
    }

    @Test
    void aCustomFieldThatNobodyDefinedIsRefused() {
        refused(
                fixture.given(aMaster().events()).when(describe("fields", Map.of("season", "SS26"))),
                new FieldError("/fields/season", "unknown-field"));
    }

    @Test
    void aValueThatIsThereStaysWhateverBecameOfItsField() {
        Description before = DescriptionForm.read(
                Map.of("fields", Map.of("look", "first")),
                FieldValues.first(MasterStory.schema(MasterStory.field("look", FieldType.TEXT))));
        MasterStory.fixture(MasterStory.field("look", FieldType.INTEGER))
                .given(MasterStory.aMasterOf(before).events())
                .when(describe("title", "Boot"))
                .expectState(master -> assertThat(master.description().fields()).containsEntry("look", "first"));
    }

    @Test
    void whatIsSaidAlreadyIsNoEvent() {
        fixture.given(aMaster().events())
                .when(describe("title", "Red shoe"))
                .expectNoEvents()
                .expectResultMessagePayload(1L);
    }

    @Test
    void anEmptyPatchIsNoEvent() {
        fixture.given(aMaster().events())
                .when(new MasterCommand.Describe(ID, null, Map.of()))
                .expectNoEvents();
    }

    @Test
    void oneWrongMemberKeepsAllOthersOut() {
        refused(
                fixture.given(aMaster().events())
                        .when(new MasterCommand.Describe(ID, null, Map.of("title", "Blue", "locale", "not a tag"))),
                new FieldError("/locale", "malformed"));
    }

    @Nested
    class Tagging {
        @Test
        void tellsOnlyWhatIsNew() {
            fixture.given(aMaster().events())
                    .when(tag(List.of("red", "summer"), List.of("winter", "shoe")))
                    .expectEvents(new MasterEvent.Tagged(ID, List.of("summer"), List.of("shoe")));
        }

        @Test
        void thatChangesNothingIsNoEvent() {
            fixture.given(aMaster().events())
                    .when(tag(List.of("red", " shoe "), List.of("winter")))
                    .expectNoEvents();
        }

        @Test
        void removedAndAddedAtOnceIsKept() {
            fixture.given(aMaster().events())
                    .when(tag(List.of("red"), List.of("red")))
                    .expectNoEvents();
        }

        @Test
        void theOrderAloneIsNoChange() {
            fixture.given(aMaster().events())
                    .when(describe("tags", List.of("red", "shoe")))
                    .expectNoEvents();
        }

        @Test
        void beyondTwoHundredIsRefused() {
            List<String> many = IntStream.range(0, 199).mapToObj(i -> "t" + i).toList();
            refused(fixture.given(aMaster().events()).when(tag(many, List.of())), new FieldError("/tags", "too-many"));
        }
    }
}
