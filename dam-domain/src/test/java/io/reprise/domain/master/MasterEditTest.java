package io.reprise.domain.master;

import static io.reprise.domain.master.MasterStory.ID;
import static io.reprise.domain.master.MasterStory.aMaster;
import static io.reprise.domain.master.MasterStory.aMasterOf;
import static io.reprise.domain.master.MasterStory.describedAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reprise.domain.field.FieldDefinition;
import io.reprise.domain.field.FieldSchema;
import io.reprise.domain.field.FieldType;
import io.reprise.domain.field.FieldValues;
import io.reprise.domain.shared.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MasterEditTest {
    private static final Product SHOE = new Product(null, "SHOE-1", "Shoe");
    private static final FieldDefinition[] FIELDS = {
        MasterStory.field("season", FieldType.TEXT),
        MasterStory.field("rack", FieldType.TEXT),
        MasterStory.field("model", FieldType.TEXT)
    };
    private static final Product BAG = new Product(null, "BAG-1", "Bag");

    @Test
    void addsAndTakesAwayTagsAndLeavesTheRest() {
        edit(aMaster(), Map.of("tags", Map.of("add", List.of(" new ", "red"), "remove", List.of("shoe", "absent"))))
                .expectEvents(new MasterEvent.Tagged(ID, List.of("new"), List.of("shoe")));
    }

    @Test
    void setsAndClearsSingleMembersAndMergesFields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("season", "ss26");
        fields.put("rack", null);
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("title", null);
        change.put("brand", "Atelier");
        change.put("fields", fields);
        edit(
                        aMasterOf(DescriptionForm.read(
                                Map.of("title", "Red shoe", "fields", Map.of("rack", "7", "model", "x")),
                                FieldValues.first(MasterStory.schema(FIELDS)))),
                        change)
                .expectState(master -> {
                    assertThat(master.description().title()).isNull();
                    assertThat(master.description().brand()).isEqualTo("Atelier");
                    assertThat(master.description().fields()).isEqualTo(Map.of("season", "ss26", "model", "x"));
                });
    }

    @Test
    void refusesFieldsThatNobodyHasDefined() {
        edit(aMaster(), Map.of("fields", Map.of("colour", "red")))
                .expectException(MasterRejection.InvalidDescription.class)
                .expectNoEvents();
    }

    @Test
    void addsProductsOnceAndTakesThemAwayByTheirNumber() {
        edit(
                        aMaster().showing(SHOE),
                        Map.of(
                                "products",
                                Map.of(
                                        "add",
                                        List.of(Map.of("sku", "BAG-1", "name", "Bag")),
                                        "remove",
                                        List.of(Map.of("sku", "SHOE-1")))))
                .expectEvents(new MasterEvent.ProductsAssigned(ID, List.of(BAG)));
        edit(aMaster().showing(SHOE), Map.of("products", Map.of("add", List.of(Map.of("sku", "SHOE-1")))))
                .expectNoEvents();
    }

    @Test
    void changesWhatDiffersAndNothingElse() {
        edit(aMaster(), Map.of("title", "Red shoe", "tags", Map.of("add", List.of("shoe")), "state", "active"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void describesBeforeItRetiresAndAfterItReinstates() {
        edit(aMaster(), Map.of("assetClass", "model", "state", "retired"))
                .expectEvents(new MasterEvent.Classified(ID, AssetClass.MODEL), new MasterEvent.Retired(ID));
        edit(aMaster().retired(), Map.of("assetClass", "model", "state", "active"))
                .expectEvents(new MasterEvent.Reinstated(ID), new MasterEvent.Classified(ID, AssetClass.MODEL));
    }

    @Test
    void aRetiredMasterThatStaysSoTakesNone() {
        edit(aMaster().retired(), Map.of("title", "Other"))
                .expectException(MasterRejection.Retired.class)
                .expectNoEvents();
        edit(aMaster().retired(), Map.of("state", "retired")).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void oneThatWouldHaveTooManyTagsIsRefusedWhole() {
        String[] many = IntStream.range(0, 199).mapToObj(i -> "t" + i).toArray(String[]::new);
        edit(
                        aMasterOf(describedAs("Red shoe", many)),
                        Map.of("brand", "Atelier", "tags", Map.of("add", List.of("a", "b"))))
                .expectException(MasterRejection.InvalidDescription.class)
                .expectNoEvents();
    }

    @Test
    void namesEverythingThatIsWrong() {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("title", "x".repeat(501));
        change.put("assetClass", null);
        change.put("fields", List.of());
        change.put("tags", Map.of("add", List.of("ok", 7), "remove", List.of("y".repeat(101)), "set", List.of()));
        change.put("products", List.of());
        change.put("state", "gone");
        change.put("colour", "red");
        assertThatExceptionOfType(MasterRejection.InvalidDescription.class)
                .isThrownBy(() -> MasterEdit.read(change))
                .satisfies(invalid -> assertThat(invalid.errors())
                        .containsExactlyInAnyOrder(
                                new FieldError("/title", "too-long"),
                                new FieldError("/assetClass", "unknown-value"),
                                new FieldError("/fields", "not-an-object"),
                                new FieldError("/tags/add/1", "not-text"),
                                new FieldError("/tags/remove/0", "too-long"),
                                new FieldError("/tags/set", "unknown-member"),
                                new FieldError("/products", "not-an-object"),
                                new FieldError("/state", "unknown-value"),
                                new FieldError("/colour", "unknown-member")));
    }

    @Test
    void refusesWhatSaysNothingOrContradictsItself() {
        for (Map<String, ?> empty : List.of(
                Map.<String, Object>of(), Map.of("tags", Map.of("add", List.of())), Map.of("fields", Map.of()))) {
            assertThat(refusal(empty)).containsExactly(new FieldError("", "nothing-to-change"));
        }
        assertThat(refusal(Map.of("tags", Map.of("add", List.of("caf\u00e9"), "remove", List.of("cafe\u0301")))))
                .containsExactly(new FieldError("/tags", "added-and-removed"));
        assertThat(refusal(Map.of(
                        "products", Map.of("add", List.of(Map.of("sku", "A")), "remove", List.of(Map.of("sku", "A"))))))
                .containsExactly(new FieldError("/products", "added-and-removed"));
    }

    @Test
    void isPutBackOnlyToWhatNobodyHasChangedSince() {
        MasterStory.fixture()
                .given(aMaster().tagged("new").events())
                .when(new MasterCommand.PutBack(ID, 1L, describedAs("Red shoe", "shoe", "red"), false))
                .expectException(ConflictingAggregateVersionException.class);
    }

    /** Whatever an edit did, putting back what was known before leaves no trace of it, not even in the order of tags. */
    @Property(tries = 300)
    void anyEditCanBePutBackExactly(
            @ForAll("tags") List<String> before, @ForAll("changes") Map<String, Object> change) {
        List<MasterEvent> story = aMasterOf(describedAs("Red shoe", before.toArray(String[]::new)))
                .showing(SHOE)
                .events();
        Master was = Master.of(story);
        List<MasterEvent> edited = Stream.concat(
                        story.stream(), was.changes(MasterEdit.read(change), FieldSchema.EMPTY).stream())
                .toList();
        MasterStory.fixture()
                .given(edited)
                .when(new MasterCommand.PutBack(ID, edited.size() - 1L, was.description(), was.retired()))
                .expectState(master -> {
                    assertThat(master.description()).isEqualTo(was.description());
                    assertThat(master.retired()).isEqualTo(was.retired());
                });
    }

    @Provide
    Arbitrary<List<String>> tags() {
        return Arbitraries.of("a", "b", "c", "d", "e").list().uniqueElements().ofMaxSize(5);
    }

    @Provide
    Arbitrary<Map<String, Object>> changes() {
        Arbitrary<List<String>> some = Arbitraries.of("a", "b", "c", "d", "e", "f")
                .list()
                .uniqueElements()
                .ofMaxSize(3);
        return some.flatMap(add -> some.flatMap(remove -> Arbitraries.of("active", "retired")
                .map(state -> Map.of(
                        "tags",
                        Map.of(
                                "add",
                                add,
                                "remove",
                                remove.stream()
                                        .filter(tag -> !add.contains(tag))
                                        .toList()),
                        "products",
                        Map.of("remove", List.of(Map.of("sku", "SHOE-1"))),
                        "brand",
                        "Atelier",
                        "state",
                        state))));
    }

    private static List<FieldError> refusal(Map<String, ?> change) {
        try {
            MasterEdit.read(change);
            return List.of();
        } catch (MasterRejection.InvalidDescription invalid) {
            return invalid.errors();
        }
    }

    private static org.axonframework.test.aggregate.ResultValidator<Master> edit(
            MasterStory story, Map<String, ? extends @Nullable Object> change) {
        return MasterStory.fixture(FIELDS)
                .given(story.events())
                .when(new MasterCommand.Edit(ID, MasterEdit.read(change)));
    }
}
