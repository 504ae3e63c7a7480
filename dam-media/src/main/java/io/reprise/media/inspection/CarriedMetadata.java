package io.reprise.media.inspection;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.PropertyOptions;
import io.reprise.media.raster.Carried;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what of a master's metadata goes into its derivatives: descriptive fields, rights and AI marks. All else stays
 * behind: position, serial numbers, maker notes, thumbnails, edit history, prompts.
 */
public final class CarriedMetadata {
    /** libvips drops a JPEG packet that does not fit one segment, with no more than a warning. */
    private static final int LONGEST_PACKET = 48_000;

    private static final Set<XmpPackets.Property> KNOWN = known(EmbeddedFields.Kind.values());
    private static final Set<XmpPackets.Property> BINDING = known(EmbeddedFields.Kind.RIGHTS, EmbeddedFields.Kind.AI);
    private static final Set<String> WHOLE_NAMESPACES = Set.of(XmpPackets.PLUS, XmpPackets.TC260);

    private CarriedMetadata() {}

    public static Carried of(Embedded embedded) {
        XMPMeta full = built(embedded, KNOWN);
        byte[] packet = full == null ? null : XmpPackets.serialized(full);
        if (packet != null && packet.length > LONGEST_PACKET) {
            XMPMeta binding = built(embedded, BINDING);
            packet = binding == null ? null : XmpPackets.serialized(binding);
        }
        return new Carried(
                packet,
                embedded.value(EmbeddedFields.DESCRIPTION),
                embedded.value(EmbeddedFields.CREATOR),
                embedded.value(EmbeddedFields.RIGHTS_NOTICE));
    }

    private static @Nullable XMPMeta built(Embedded embedded, Set<XmpPackets.Property> wanted) {
        XMPMeta source = embedded.xmp();
        XMPMeta kept = source == null ? XMPMetaFactory.create() : (XMPMeta) source.clone();
        Set<XmpPackets.Property> present = new HashSet<>();
        for (XmpPackets.Property property : XmpPackets.properties(kept)) {
            if (isEmpty(kept, property)) {
                kept.deleteProperty(property.namespace(), property.name());
            } else if (wanted.contains(property) || WHOLE_NAMESPACES.contains(property.namespace())) {
                present.add(property);
            } else {
                kept.deleteProperty(property.namespace(), property.name());
            }
        }
        for (EmbeddedFields field : EmbeddedFields.ALL) {
            XmpPackets.Property property = new XmpPackets.Property(field.namespace, field.name);
            String value = embedded.value(field);
            if (value != null && wanted.contains(property) && present.add(property)) {
                set(kept, field, value);
            }
        }
        return present.isEmpty() ? null : kept;
    }

    /** Cameras write empty fields; they must not stand before what EXIF or IPTC say. */
    private static boolean isEmpty(XMPMeta meta, XmpPackets.Property property) {
        String text = XmpPackets.text(meta, property.namespace(), property.name());
        return text != null && text.isBlank();
    }

    /** Writes what only EXIF or IPTC said in the form XMP wants it in. */
    private static void set(XMPMeta meta, EmbeddedFields field, String value) {
        try {
            switch (field) {
                case TITLE, DESCRIPTION, RIGHTS_NOTICE ->
                    meta.setLocalizedText(field.namespace, field.name, null, "x-default", value);
                case SUBJECT -> append(meta, field, value, new PropertyOptions().setArray(true));
                case CREATOR ->
                    append(
                            meta,
                            field,
                            value,
                            new PropertyOptions().setArray(true).setArrayOrdered(true));
                default -> meta.setProperty(field.namespace, field.name, value);
            }
        } catch (XMPException e) {
            throw new IllegalStateException("setting " + field.label, e);
        }
    }

    private static void append(XMPMeta meta, EmbeddedFields field, String value, PropertyOptions form)
            throws XMPException {
        for (String item : value.split("; ", -1)) {
            if (!item.isBlank()) {
                meta.appendArrayItem(field.namespace, field.name, form, item, null);
            }
        }
    }

    private static Set<XmpPackets.Property> known(EmbeddedFields.Kind... kinds) {
        Set<EmbeddedFields.Kind> wanted = Set.of(kinds);
        Set<XmpPackets.Property> properties = new HashSet<>();
        for (EmbeddedFields field : EmbeddedFields.ALL) {
            if (wanted.contains(field.kind)) {
                properties.add(new XmpPackets.Property(field.namespace, field.name));
            }
        }
        return Set.copyOf(properties);
    }
}
