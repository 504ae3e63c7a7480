package io.reprise.storage.event;

import io.reprise.domain.master.MediaFacts;
import io.reprise.domain.shared.Digest;
import io.reprise.domain.shared.Forgettable;
import io.reprise.storage.key.KeyRing;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** Seals every {@link Forgettable} component while it is written as JSON, and opens it while it is read. */
final class ForgettableJson extends JacksonAnnotationIntrospector {
    /** Serialization attribute naming the master whose key seals. */
    static final String SUBJECT = "reprise.subject";

    private static final long serialVersionUID = 1L;

    private final transient KeyRing keys;
    /** Writes and reads what is inside a seal. */
    private final transient JsonMapper inner;

    ForgettableJson(KeyRing keys, JsonMapper inner) {
        this.keys = keys;
        this.inner = inner;
    }

    @Override
    public @Nullable Object findSerializer(MapperConfig<?> config, Annotated annotated) {
        return annotated.hasAnnotation(Forgettable.class) ? new Sealing() : super.findSerializer(config, annotated);
    }

    @Override
    public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
        return annotated.hasAnnotation(Forgettable.class)
                ? new Opening(annotated.getType())
                : super.findDeserializer(config, annotated);
    }

    private final class Sealing extends ValueSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator json, SerializationContext context) {
            if (!(context.getAttribute(SUBJECT) instanceof UUID subject)) {
                throw new IllegalStateException("forgettable data in something that is about no master");
            }
            json.writeString(keys.seal(subject, inner.writeValueAsBytes(value)));
        }
    }

    private final class Opening extends ValueDeserializer<Object> {
        private final JavaType type;

        private Opening(JavaType type) {
            this.type = type;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return property == null ? this : new Opening(property.getType());
        }

        @Override
        public @Nullable Object deserialize(JsonParser json, DeserializationContext context) {
            Optional<byte[]> plain = keys.open(json.getString());
            return plain.isPresent() ? inner.readValue(plain.get(), type) : erased(type);
        }
    }

    private static @Nullable Object erased(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (raw == String.class) {
            return Forgettable.ERASED;
        }
        if (raw == Digest.class) {
            return Digest.ERASED;
        }
        if (raw == MediaFacts.class) {
            return MediaFacts.ERASED;
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return List.of();
        }
        return Map.class.isAssignableFrom(raw) ? Map.of() : null;
    }
}
