package io.reprise.domain.publication;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Files that are handed over together.
 *
 * @param layout of their names
 * @param placements one or more, each publication once
 * @param at the instant that receipts name
 */
public record Delivery(UUID id, Layout layout, List<Placement> placements, Instant at) {
    /** Bytes of a folder's name. */
    private static final int FOLDER = 60;

    /** In an order that the caller has no part in, so that the same files make the same delivery. */
    private static final Comparator<Placement> ORDER = Comparator.comparing(
                    (Placement each) -> each.slot().channel())
            .thenComparing(each -> each.slot().market())
            .thenComparing(each -> each.slot().listing())
            .thenComparing(each -> each.slot().slot())
            .thenComparing(each -> each.publicationId().toString());

    /** Where files stand in a delivery. */
    public enum Layout {
        /** All side by side, as the upload of one channel and market wants them. */
        FLAT,
        /** In a folder for each channel, and in it one for each market. */
        BY_CHANNEL;

        /** The plain one, unless the slots are of more than one channel or market. */
        public static Layout of(List<Slot> slots) {
            return slots.stream()
                                    .map(slot -> List.of(slot.channel(), slot.market()))
                                    .distinct()
                                    .count()
                            > 1
                    ? BY_CHANNEL
                    : FLAT;
        }
    }

    public Delivery {
        placements = placements.stream().sorted(ORDER).toList();
    }

    /**
     * A file of a delivery.
     *
     * @param name relative, with {@code /} between its parts; safe on every usual file system and never {@link
     *     PublicationTarget#MANIFEST}
     */
    public record File(String name, Placement placement) {
        /** What the target says of it once it is there. */
        public Receipt receipt(Delivery delivery, String target) {
            return new Receipt(delivery.id(), target, name, placement.file().digest(), delivery.at());
        }
    }

    /**
     * The files by channel, market, listing and slot. No two have one name, also where case does not count: whoever comes
     * second to a name has a part of its publication's id added to it. A channel may not know that name, but no file takes
     * the place of another, and the manifest says which is which.
     */
    public List<File> files() {
        Set<String> taken = new HashSet<>(Set.of(sameOnDisk(PublicationTarget.MANIFEST)));
        List<File> files = new ArrayList<>();
        for (Placement placement : placements) {
            String folder = layout == Layout.FLAT ? "" : folder(placement.slot());
            String wanted = folder + ChannelFileName.of(placement);
            String name = wanted;
            String id = placement.publicationId().toString();
            for (int i = 1; !taken.add(sameOnDisk(name)); i++) {
                name = with(wanted, "-" + id.substring(id.length() - 12) + (i == 1 ? "" : "-" + i));
            }
            files.add(new File(name, placement));
        }
        return files;
    }

    private static String folder(Slot slot) {
        return SafeName.of(slot.channel().replace('.', '_'), FOLDER) + "/"
                + SafeName.of(slot.market().replace('.', '_'), FOLDER) + "/";
    }

    private static String with(String name, String more) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + more + name.substring(dot);
    }

    private static String sameOnDisk(String name) {
        return Normalizer.normalize(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }
}
