package io.reprise.media.inspection;

import com.adobe.internal.xmp.XMPMeta;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.iptc.IptcReader;
import com.drew.metadata.photoshop.PhotoshopReader;
import com.drew.metadata.xmp.XmpDirectory;
import io.reprise.media.raster.SegmentInputStream;
import io.reprise.media.raster.Source;
import io.reprise.media.raster.SourceHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads embedded metadata. Damaged metadata is no metadata: it never makes a picture unreadable. */
public final class EmbeddedReader {
    /** Formats whose metadata libvips does not hand out, or not all of it. */
    private static final Set<String> BY_FILE = Set.of("tiff", "psd", "bmp");

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PHOTOSHOP = "Photoshop 3.0\0".getBytes(StandardCharsets.ISO_8859_1);

    private EmbeddedReader() {}

    /**
     * @param engineReads whether the header carries the blocks of formats that libvips reads
     */
    public static Embedded read(Source source, SourceHeader header, boolean engineReads) {
        return engineReads && !BY_FILE.contains(source.format()) ? ofBlocks(header) : ofFile(source, header);
    }

    private static Embedded ofBlocks(SourceHeader header) {
        Metadata tags = new Metadata();
        byte[] exif = header.exif();
        if (exif != null) {
            quietly(() -> new ExifReader()
                    .extract(new ByteArrayReader(exif), tags, startsWith(exif, EXIF) ? EXIF.length : 0));
        }
        byte[] iptc = header.iptc();
        if (iptc != null) {
            quietly(() -> iptc(iptc, tags));
        }
        return new Embedded(tags, XmpPackets.parsed(header.xmp()));
    }

    private static void iptc(byte[] block, Metadata tags) {
        if (startsWith(block, PHOTOSHOP)) {
            new PhotoshopReader().readJpegSegments(List.of(block), tags, JpegSegmentType.APPD);
        } else {
            new IptcReader().extract(new SequentialByteArrayReader(block), tags, block.length);
        }
    }

    private static Embedded ofFile(Source source, SourceHeader header) {
        Metadata tags = new Metadata();
        try {
            tags = ImageMetadataReader.readMetadata(new SegmentInputStream(source.bytes()));
        } catch (IOException | ImageProcessingException | RuntimeException e) {
            // As said of the class: the picture is judged by its pixels.
            return new Embedded(tags, XmpPackets.parsed(header.xmp()));
        }
        XMPMeta own = XmpPackets.parsed(header.xmp());
        return new Embedded(tags, own == null ? xmp(tags) : own);
    }

    private static @Nullable XMPMeta xmp(Metadata tags) {
        XmpDirectory directory = tags.getFirstDirectoryOfType(XmpDirectory.class);
        return directory == null ? null : directory.getXMPMeta();
    }

    private static void quietly(Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException e) {
            // The readers of damaged blocks fail in ways of their own; what was read so far stays.
            return;
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
