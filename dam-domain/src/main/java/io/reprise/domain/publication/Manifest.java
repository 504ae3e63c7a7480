package io.reprise.domain.publication;

import io.reprise.domain.shared.Csv;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is in a delivery, a line for each file: comma-separated values after RFC 4180, lines ended by CR LF, with a header.
 */
public final class Manifest {
    private static final String HEADER =
            "file,channel,market,listing,slot,sku,variantId,masterId,masterVersion,profile,"
                    + "width,height,bytes,sha256,from,until";

    private Manifest() {}

    /** Sizes in pixels and bytes, SHA-256 in lower-case hexadecimal, instants in ISO 8601 UTC; unknown is empty. */
    public static String of(List<Delivery.File> files) {
        return HEADER + Csv.LINE_END + files.stream().map(Manifest::line).collect(Collectors.joining());
    }

    private static String line(Delivery.File file) {
        Placement placement = file.placement();
        Slot slot = placement.slot();
        return Csv.line(Arrays.asList(
                file.name(),
                slot.channel(),
                slot.market(),
                slot.listing(),
                slot.slot(),
                placement.product(),
                placement.variantId(),
                placement.masterId(),
                placement.masterVersion(),
                placement.profile(),
                placement.file().width(),
                placement.file().height(),
                placement.file().bytes(),
                placement.file().digest(),
                placement.from(),
                placement.until()));
    }
}
