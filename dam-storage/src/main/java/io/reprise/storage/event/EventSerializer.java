package io.reprise.storage.event;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.reprise.domain.channel.Requirement;
import io.reprise.domain.shared.AboutMaster;
import io.reprise.domain.shared.Digest;
import io.reprise.domain.shared.OwnSubject;
import io.reprise.domain.shared.StoredAs;
import io.reprise.storage.key.KeyRing;
import java.math.BigDecimal;
import java.util.UUID;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Writes events, snapshots and metadata as JSON under their {@link StoredAs stored names}, sealing what may have to be
 * forgotten.
 */
public final class EventSerializer extends Jackson3Serializer {

    private EventSerializer(Builder builder) {
        super(builder);
    }

    /** A serializer that seals and opens with these keys. */
    public static EventSerializer sealingWith(KeyRing keys) {
        JsonMapper.Builder inner = JsonMapper.builder();
        shape(inner);
        ForgettableJson forgettable = new ForgettableJson(keys, inner.build());
        var builder = new Builder();
        builder.jsonMapperBuilderCustomizer(mapper -> {
            shape(mapper);
            mapper.annotationIntrospector(forgettable);
            // Without it a stored replay token cannot be read back (Axon 4.13.0).
            mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                    .allowIfSubType("org.axonframework.")
                    .build());
        });
        return new EventSerializer(builder);
    }

    private static void shape(JsonMapper.Builder mapper) {
        mapper.changeDefaultVisibility(visibility -> visibility
                .withFieldVisibility(Visibility.ANY)
                .withGetterVisibility(Visibility.NONE)
                .withIsGetterVisibility(Visibility.NONE)
                .withSetterVisibility(Visibility.NONE));
        mapper.changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL));
        mapper.enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY);
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        // A JSON number may be read back as a double; money and rates are exact.
        mapper.withConfigOverride(
                BigDecimal.class, override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)));
        mapper.addMixIn(Digest.class, DigestShape.class);
        mapper.addMixIn(Requirement.class, RequirementShape.class);
    }

    /** A digest is its text. */
    private abstract static class DigestShape {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        @SuppressWarnings("UnusedVariable") // a shape for the mapper, never run
        DigestShape(String value) {}

        @JsonValue
        abstract String value();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Requirement.AtLeast.class, name = "at-least"),
        @JsonSubTypes.Type(value = Requirement.AtMost.class, name = "at-most"),
        @JsonSubTypes.Type(value = Requirement.OneOf.class, name = "one-of"),
        @JsonSubTypes.Type(value = Requirement.Ratio.class, name = "ratio"),
        @JsonSubTypes.Type(value = Requirement.White.class, name = "white"),
        @JsonSubTypes.Type(value = Requirement.Absent.class, name = "absent")
    })
    private interface RequirementShape {}

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
        ObjectWriter writer = getWriter();
        if (object instanceof AboutMaster about) {
            UUID subject = about.masterId();
            writer = writer.withAttribute(ForgettableJson.SUBJECT, subject);
        } else if (object instanceof OwnSubject own) {
            writer = writer.withAttribute(ForgettableJson.SUBJECT, own.subject());
        }
        T data = getConverter().convert(writer.writeValueAsBytes(object), expectedRepresentation);
        return new SimpleSerializedObject<>(data, expectedRepresentation, typeForClass(object.getClass()));
    }

    @Override
    @SuppressWarnings("rawtypes") // the signature of the interface
    public SerializedType typeForClass(Class type) {
        Class<?> typed = type;
        return StoredNames.find(typed)
                .<SerializedType>map(
                        stored -> new SimpleSerializedType(stored.value(), Integer.toString(stored.revision())))
                .orElseGet(() -> super.typeForClass(type));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        Class<?> stored = StoredNames.byName(type.getName());
        return stored != null ? stored : super.classForType(type);
    }

    /** Widens the visibility of the constructor, which the framework keeps for subclasses. */
    private static final class Builder extends Jackson3Serializer.Builder {}
}
