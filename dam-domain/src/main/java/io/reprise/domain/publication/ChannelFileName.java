package io.reprise.domain.publication;

import io.reprise.domain.master.Gtin;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a file is called so that the upload of its channel knows what to do with it. Only what a channel itself has written
 * down; for all others {@code <listing>_<slot>.<extension>}.
 *
 * <ul>
 *   <li>amazon: {@code <ASIN>.<variant code>.<extension>} with {@code MAIN}, and {@code PT01} to {@code PT99} for further
 *       images; an EAN, JAN or UPC stands as well in the place of the ASIN, without spaces or dashes. Sources: Seller
 *       Central "Name your image files"
 *       (https://sellercentral.amazon.com.au/gp/help/external/help.html?itemID=JV4FNMT7563SF5F), "Image variants"
 *       (https://sellercentral.amazon.ae/gp/help/external/help.html?itemID=8HQAHPDXA9ANPH4), and "About Product Image File
 *       Naming" (https://na.account.amazon.com/gp/help/customer/display.html?nodeId=201995020); undated, official.
 *   <li>walmart: the GTIN with 14 digits is recommended in the name. Source: Marketplace Learn "Product detail page: Image
 *       guidelines &amp; requirements"
 *       (https://marketplacelearn.walmart.com/guides/Item%20setup/Item%20content,%20imagery,%20and%20media/Product-detail-page:-Image-guidelines-&amp;-requirements),
 *       2024-11-14, official. How further images are told apart is not said there, so they have the slot.
 * </ul>
 */
final class ChannelFileName {
    /** Bytes of a name's parts: with all of them it has less than the 255 that a usual file system takes. */
    private static final int LONG = 180;

    private static final int BRIEF = 20;
    private static final Pattern ASIN = Pattern.compile("[A-Z0-9]{10}");
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,8}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]?");

    private ChannelFileName() {}

    static String of(Placement placement) {
        Slot slot = placement.slot();
        String name = switch (slot.channel()) {
            case "amazon" -> SafeName.of(amazonIdentifier(placement), LONG) + "." + amazonVariant(slot.slot());
            case "walmart" ->
                SafeName.of(gtinOr(placement, slot.listing()), LONG) + "_" + SafeName.of(slot.slot(), BRIEF);
            default -> SafeName.of(slot.listing(), LONG) + "_" + SafeName.of(slot.slot(), BRIEF);
        };
        return name + "." + extension(placement.file().format());
    }

    private static String amazonIdentifier(Placement placement) {
        String listing = placement.slot().listing();
        if (ASIN.matcher(listing).matches() || Gtin.isValid(listing)) {
            return listing;
        }
        String product = Objects.requireNonNullElse(placement.product(), "");
        return Gtin.isValid(product) ? product : listing;
    }

    private static String amazonVariant(String slot) {
        if (slot.equals("main")) {
            return "MAIN";
        }
        return NUMBER.matcher(slot).matches()
                ? "PT" + (slot.length() == 1 ? "0" : "") + slot
                : SafeName.of(slot, BRIEF);
    }

    /** Only the seller's code is taken for a GTIN: a listing's number may look like one by chance. */
    private static String gtinOr(Placement placement, String other) {
        String product = placement.product();
        return product != null && Gtin.isValid(product) ? Gtin.of(product).value() : other;
    }

    private static String extension(String format) {
        return switch (format) {
            case "jpeg" -> "jpg";
            case "tiff" -> "tif";
            default -> EXTENSION.matcher(format).matches() ? format : "bin";
        };
    }
}
