package io.reprise.media.inspection;

import io.reprise.domain.master.MediaFacts;
import io.reprise.domain.master.MediaFacts.Features;
import io.reprise.media.raster.IccProfiles;
import io.reprise.media.raster.Raster;
import io.reprise.media.raster.RasterEngine;
import io.reprise.media.raster.Source;
import io.reprise.media.raster.SourceHeader;
import io.reprise.media.raster.UnreadableException;
import org.jspecify.annotations.Nullable;

/** A mapped file whose header was read and is within the limits. */
public final class OpenFile {
    private final RasterEngine engine;
    private final Source source;
    private final SourceHeader header;
    private final Embedded embedded;
    private final String mediaType;

    OpenFile(RasterEngine engine, Source source, SourceHeader header, String mediaType) {
        this.engine = engine;
        this.source = source;
        this.header = header;
        this.mediaType = mediaType;
        this.embedded = EmbeddedReader.read(source, header, engine.handsOutMetadata());
    }

    /** Pixels as displayed. */
    public int width() {
        return header.width();
    }

    /** Pixels as displayed. */
    public int height() {
        return header.height();
    }

    public Embedded embedded() {
        return embedded;
    }

    /** Decodes the first page whole, to a size no larger than it has. The caller closes it. */
    public Raster decoded(int width, int height) throws UnreadableFileException {
        try {
            return engine.decoded(source, header, width, height);
        } catch (UnreadableException e) {
            throw new UnreadableFileException(mediaType, e);
        }
    }

    /**
     * Facts of the file.
     *
     * @param features of its decoded pixels
     */
    public MediaFacts facts(@Nullable Features features) {
        String profile = IccProfiles.description(header.icc());
        return new MediaFacts(
                source.format(),
                header.width(),
                header.height(),
                header.pages(),
                colourSpace(profile),
                header.bitDepth(),
                header.hasAlpha(),
                profile,
                header.orientation(),
                embedded.capturedAt(),
                embedded.camera(),
                embedded.hasGps(),
                features,
                embedded.fields());
    }

    /** RGB without a profile is called sRGB only where EXIF says so. */
    private String colourSpace(@Nullable String profile) {
        boolean stated = profile == null && header.model().equals("rgb") && embedded.saysSrgb();
        return stated ? "srgb" : IccProfiles.colourSpace(header.model(), profile);
    }
}
