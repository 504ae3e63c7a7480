package io.reprise.storage.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.shared.StoredAs;
import io.reprise.domain.variant.VariantEvent;
import io.reprise.storage.key.KeyRing;
import io.reprise.storage.key.MasterKey;
import io.reprise.storage.postgres.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What is stored for ever must be readable for ever. */
class StoredShapesTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @TempDir
    static Path directory;

    static TestDatabase database;
    static KeyRing keys;
    static EventSerializer serializer;

    @BeforeAll
    static void open() throws IOException {
        database = TestDatabase.embedded();
        keys = new KeyRing(MasterKey.in(directory.resolve("master.key")), database.dataSource());
        serializer = EventSerializer.sealingWith(keys);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void namesRevisionsAudiencesAndShapesAreAsTheyWereStored() throws IOException {
        Map<String, Object> shapes = new TreeMap<>();
        for (Object sample : Samples.all()) {
            StoredAs stored = StoredNames.of(sample.getClass());
            ObjectNode entry = JSON.createObjectNode();
            entry.put("revision", stored.revision());
            entry.put("audience", stored.audience().name());
            entry.set("json", opened(JSON.readTree(serialized(sample).getData())));
            shapes.putIfAbsent(stored.value(), entry);
        }
        String now = JSON.writeValueAsString(shapes) + "\n";
        Files.writeString(Path.of("target", "stored-events.json"), now);
        assertThat(now)
                .as(
                        "what is stored has changed. Events are for ever: raise the revision and write an upcaster, then take"
                                + " over target/stored-events.json as src/test/resources/stored-events.json")
                .isEqualTo(golden());
    }

    @Test
    void everyTypeHasASampleWithEveryComponentThere() {
        Set<Class<?>> sampled = new HashSet<>();
        for (Object sample : Samples.all()) {
            sampled.add(sample.getClass());
            assertFull(sample);
        }
        assertThat(sampled).containsAll(StoredNames.events());
    }

    @Test
    void everyTypeIsReadBackAsItWasWritten() {
        for (Object sample : Samples.all()) {
            SerializedObject<byte[]> stored = serialized(sample);
            assertThat(stored.getType().getName())
                    .isEqualTo(StoredNames.of(sample.getClass()).value());
            assertThat((Object) serializer.deserialize(stored))
                    .usingRecursiveComparison()
                    .isEqualTo(sample);
        }
    }

    @Test
    void membersThatALaterVersionAddedAreIgnored() {
        for (Object sample : Samples.all()) {
            SerializedObject<byte[]> stored = serialized(sample);
            byte[] extended = JSON.writeValueAsBytes(withStrangers(JSON.readTree(stored.getData())));
            assertThat((Object) serializer.deserialize(
                            new SimpleSerializedObject<>(extended, byte[].class, stored.getType())))
                    .usingRecursiveComparison()
                    .isEqualTo(sample);
        }
    }

    @Test
    void aVariantAskedForBeforeThereWereCutsAndRecipesShowsTheWholePictureAsItIs() {
        var sample =
                new VariantEvent.Requested(Samples.VARIANT, Samples.MASTER, "amazon-main", "standard", 1, null, null);
        SerializedObject<byte[]> stored = serialized(sample);
        ObjectNode before = (ObjectNode) JSON.readTree(stored.getData());
        before.remove("focalPoint");
        before.remove("applied");
        assertThat((Object) serializer.deserialize(
                        new SimpleSerializedObject<>(JSON.writeValueAsBytes(before), byte[].class, stored.getType())))
                .isEqualTo(sample);
    }

    private static SerializedObject<byte[]> serialized(Object sample) {
        return serializer.serialize(sample, byte[].class);
    }

    private static String golden() throws IOException {
        try (InputStream file = StoredShapesTest.class.getResourceAsStream("/stored-events.json")) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Seals differ each time; what is in them must not. */
    private static JsonNode opened(JsonNode node) {
        if (node instanceof StringNode text && KeyRing.isSealed(text.stringValue())) {
            ObjectNode seal = JSON.createObjectNode();
            seal.set("<sealed>", JSON.readTree(keys.open(text.stringValue()).orElseThrow()));
            return seal;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties().forEach(member -> copy.set(member.getKey(), opened(member.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(element -> copy.add(opened(element)));
            return copy;
        }
        return node;
    }

    private static JsonNode withStrangers(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> withStrangers(member.getValue()));
            object.put("stranger", "from the future");
        } else {
            node.forEach(StoredShapesTest::withStrangers);
        }
        return node;
    }

    private static void assertFull(Object value) {
        if (value instanceof Collection<?> many) {
            assertThat(many).isNotEmpty();
            assertFullBetweenThem(many);
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Object inner = value(component, value);
                assertThat(inner)
                        .as(value.getClass() + "." + component.getName())
                        .isNotNull();
                assertFull(inner);
            }
        }
    }

    /** Of a picture or a text each overlay has one: what one of a list leaves out, another has. */
    private static void assertFullBetweenThem(Collection<?> many) {
        Class<?> type = many.iterator().next().getClass();
        if (many.size() == 1 || !type.isRecord() || !many.stream().allMatch(type::isInstance)) {
            many.forEach(StoredShapesTest::assertFull);
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            List<Object> there = many.stream()
                    .map(each -> value(component, each))
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(there).as(type + "." + component.getName()).isNotEmpty();
            there.forEach(StoredShapesTest::assertFull);
        }
    }

    private static Object value(RecordComponent component, Object of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
