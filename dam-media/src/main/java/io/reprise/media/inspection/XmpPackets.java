package io.reprise.media.inspection;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPIterator;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.XMPSchemaRegistry;
import com.adobe.internal.xmp.options.IteratorOptions;
import com.adobe.internal.xmp.options.ParseOptions;
import com.adobe.internal.xmp.options.SerializeOptions;
import com.adobe.internal.xmp.properties.XMPProperty;
import com.adobe.internal.xmp.properties.XMPPropertyInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads, trims and writes XMP packets. A packet with a document type declaration is refused. */
public final class XmpPackets {
    public static final String DC = "http://purl.org/dc/elements/1.1/";
    public static final String PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/";
    public static final String RIGHTS = "http://ns.adobe.com/xap/1.0/rights/";
    public static final String IPTC_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
    public static final String IPTC_EXT = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    public static final String PLUS = "http://ns.useplus.org/ldf/xmp/1.0/";
    /** China's implicit label of generated content (GB 45438-2025, TC260-PG-20259A). */
    public static final String TC260 = "http://www.tc260.org.cn/ns/AIGC/1.0/";

    public static final String EXIF = "http://ns.adobe.com/exif/1.0/";

    private static final int LONGEST_PACKET = 4 << 20;
    private static final int MOST_ITEMS = 64;

    static {
        XMPSchemaRegistry registry = XMPMetaFactory.getSchemaRegistry();
        try {
            registry.registerNamespace(IPTC_CORE, "Iptc4xmpCore");
            registry.registerNamespace(IPTC_EXT, "Iptc4xmpExt");
            registry.registerNamespace(PLUS, "plus");
            registry.registerNamespace(TC260, "TC260");
        } catch (XMPException e) {
            throw new IllegalStateException(e);
        }
    }

    private XmpPackets() {}

    /** The packet's properties, absent when there is no packet or it cannot be parsed. */
    public static @Nullable XMPMeta parsed(byte @Nullable [] packet) {
        if (packet == null || packet.length == 0 || packet.length > LONGEST_PACKET) {
            return null;
        }
        try {
            return XMPMetaFactory.parseFromBuffer(packet, new ParseOptions().setDisallowDoctype(true));
        } catch (XMPException e) {
            return null;
        } catch (RuntimeException e) {
            // The parser meets damaged packets with arithmetic and null failures of its own.
            return null;
        }
    }

    static byte[] serialized(XMPMeta meta) {
        try {
            return XMPMetaFactory.serializeToBuffer(
                    meta, new SerializeOptions().setUseCompactFormat(true).setOmitPacketWrapper(true));
        } catch (XMPException e) {
            throw new IllegalStateException("a packet we built cannot be written", e);
        }
    }

    /** Text of a property: a language alternative's default, items of a list joined by {@code "; "}. */
    public static @Nullable String text(XMPMeta meta, String namespace, String name) {
        try {
            XMPProperty property = meta.getProperty(namespace, name);
            if (property == null) {
                return null;
            }
            if (property.getOptions().isArrayAltText()) {
                XMPProperty chosen = meta.getLocalizedText(namespace, name, null, "x-default");
                return chosen == null ? null : chosen.getValue();
            }
            return property.getOptions().isArray() ? items(meta, namespace, name) : property.getValue();
        } catch (XMPException e) {
            return null;
        }
    }

    private static @Nullable String items(XMPMeta meta, String namespace, String name) throws XMPException {
        List<String> items = new ArrayList<>();
        int count = Math.min(MOST_ITEMS, meta.countArrayItems(namespace, name));
        for (int i = 1; i <= count; i++) {
            XMPProperty item = meta.getArrayItem(namespace, name, i);
            if (item != null && item.getOptions().isSimple() && item.getValue() != null) {
                items.add(item.getValue());
            }
        }
        return items.isEmpty() ? null : String.join("; ", items);
    }

    /** Names of the properties at the top of the packet. */
    static List<Property> properties(XMPMeta meta) {
        List<Property> found = new ArrayList<>();
        try {
            XMPIterator schemas = meta.iterator(new IteratorOptions().setJustChildren(true));
            while (schemas.hasNext()) {
                String namespace = ((XMPPropertyInfo) schemas.next()).getNamespace();
                XMPIterator names = meta.iterator(namespace, null, new IteratorOptions().setJustChildren(true));
                while (names.hasNext()) {
                    String path = ((XMPPropertyInfo) names.next()).getPath();
                    if (path != null) {
                        found.add(new Property(namespace, path.substring(path.indexOf(':') + 1)));
                    }
                }
            }
        } catch (XMPException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    /** A property by its namespace address and its name in it. */
    record Property(String namespace, String name) {}
}
