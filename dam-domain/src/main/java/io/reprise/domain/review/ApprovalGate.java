package io.reprise.domain.review;

import java.util.UUID;

/**
 * What was decided last about a version of a master, held against change: publications of one version do not wait for each
 * other, and its reviews are decided before or after them, never meanwhile. To be asked in a command's transaction only,
 * and before anything is appended in it: so the order of the log is the order in which they were decided.
 */
public interface ApprovalGate {

    /**
     * Whether the last decision about the version is an approval. True stays true until the asking transaction ends.
     *
     * @param version number of the master's version; nothing is said by it about any other
     * @return false also where nobody has asked or nothing is decided
     * @throws IllegalStateException outside a transaction, where the answer could be false before it is used
     */
    boolean approved(UUID masterId, int version);

    /**
     * Waits for the publications of the version that are being decided, and makes others wait until the transaction ends.
     *
     * @throws IllegalStateException outside a transaction
     */
    void holdForDecision(UUID masterId, int version);
}
