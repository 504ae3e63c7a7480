package io.reprise.domain.publication;

import java.util.List;

/**
 * Where published files are handed over to: a folder, an archive, a channel's own door. What may be handed over has been
 * decided before; a target only carries it.
 *
 * <p>All or nothing: a delivery is there whole, with its manifest, or it is not there. Whoever looks at a target meanwhile,
 * or after a crash, never sees a part of one. Each file is compared with its digest on its way. The same delivery twice is
 * one delivery; with other files it takes the place of the first.
 */
public interface PublicationTarget {
    /** Name of the manifest among the files of a delivery. */
    String MANIFEST = "manifest.csv";

    /** As in requests and receipts, in kebab-case, for example {@code folder}. */
    String kind();

    /**
     * Hands over the files of a delivery under their names, and their manifest.
     *
     * @return one receipt for each placement, in the order of {@link Delivery#files()}
     * @throws NotDelivered if a file is missing or is not what it should be, or the target cannot be written to; nothing
     *     was handed over
     */
    List<Receipt> deliver(Delivery delivery) throws NotDelivered;

    /** Nothing was handed over. */
    final class NotDelivered extends Exception {
        private static final long serialVersionUID = 1L;

        /** @param cause what the disk, or the store of the bytes, has said */
        public NotDelivered(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
