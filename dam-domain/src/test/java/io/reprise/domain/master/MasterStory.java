package io.reprise.domain.master;

import io.reprise.domain.field.DefinedField;
import io.reprise.domain.field.FieldDefinition;
import io.reprise.domain.field.FieldSchema;
import io.reprise.domain.field.FieldType;
import io.reprise.domain.field.Labels;
import io.reprise.domain.shared.Digest;
import io.reprise.domain.shared.Forgettable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;

/** What has happened to a master so far, told as one sentence: {@code aMaster().withVersion(photo("side")).retired()}. */
final class MasterStory {
    static final UUID ID = UUID.fromString("01932f5a-7c1e-7abc-8def-0123456789ab");
    static final Content FRONT = photo("front");

    private final List<MasterEvent> events = new ArrayList<>();
    private int versions;

    private MasterStory() {}

    /** What decides about masters, in a house with these custom fields. */
    static FixtureConfiguration<Master> fixture(FieldDefinition... fields) {
        FieldSchema schema = schema(fields);
        return new AggregateTestFixture<>(Master.class).registerInjectableResource(schema);
    }

    static FieldSchema schema(FieldDefinition... fields) {
        Map<String, DefinedField> byKey = new LinkedHashMap<>();
        for (FieldDefinition field : fields) {
            byKey.put(field.key(), new DefinedField(field, false));
        }
        return () -> byKey;
    }

    static FieldDefinition field(String key, FieldType type) {
        var labels = new Labels(key, key);
        return new FieldDefinition(key, labels, type, null, null, null, List.of(), false, false, List.of(), 0);
    }

    /** A packshot titled "Red shoe", tagged shoe and red, whose one version is {@link #FRONT}. */
    static MasterStory aMaster() {
        return aMasterOf(describedAs("Red shoe", "shoe", "red"));
    }

    static MasterStory aMasterOf(Description description) {
        var story = new MasterStory();
        story.events.add(new MasterEvent.Registered(ID, description));
        return story.withVersion(FRONT);
    }

    /** As a replay reads a master whose key has been destroyed. */
    static MasterStory aForgottenMaster() {
        return aMasterOf(describedAs(Forgettable.ERASED)).but(0, ERASED);
    }

    static final Content ERASED = erasedContent();

    MasterStory withVersion(Content content) {
        events.add(new MasterEvent.VersionAdded(ID, ++versions, content, null));
        return this;
    }

    MasterStory withRestored(int version) {
        events.add(new MasterEvent.VersionRestored(ID, ++versions, version));
        return this;
    }

    MasterStory tagged(String... tags) {
        events.add(new MasterEvent.Tagged(ID, List.of(tags), List.of()));
        return this;
    }

    MasterStory showing(Product... products) {
        events.add(new MasterEvent.ProductsAssigned(ID, List.of(products)));
        return this;
    }

    MasterStory retired() {
        events.add(new MasterEvent.Retired(ID));
        return this;
    }

    MasterStory reinstated() {
        events.add(new MasterEvent.Reinstated(ID));
        return this;
    }

    private MasterStory but(int version, Content content) {
        events.set(version + 1, new MasterEvent.VersionAdded(ID, version + 1, content, Forgettable.ERASED));
        return this;
    }

    List<MasterEvent> events() {
        return List.copyOf(events);
    }

    static Description describedAs(String title, String... tags) {
        return DescriptionForm.read(Map.of("title", title, "tags", List.of(tags)));
    }

    /** Different bytes for each name. */
    static Content photo(String name) {
        var media = new MediaFacts(
                "jpeg", 3000, 4000, 1, "srgb", 8, false, "sRGB", 1, null, "Maker Model", false, null, Map.of());
        return new Content(digestOf(name), 1_000_000, name + ".jpg", media);
    }

    static Digest digestOf(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return new Digest(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("NullAway") // what a replay gives where the key is gone: null for whatever has no erased value
    private static Content erasedContent() {
        @Nullable MediaFacts none = null;
        return new Content(Digest.ERASED, 1_000_000, Forgettable.ERASED, none);
    }
}
