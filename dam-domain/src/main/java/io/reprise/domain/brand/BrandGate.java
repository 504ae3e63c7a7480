package io.reprise.domain.brand;

import java.util.UUID;

/**
 * What is settled for a brand, held against change: publications do not wait for each other, a change of the brand's rule
 * comes before or after them. To be asked in a command's transaction only, and before anything is appended in it.
 */
public interface BrandGate {

    /**
     * Whether what is published of the brand must have been approved. The answer stays true until the asking transaction
     * ends.
     *
     * @param brand as it is written in a master's description
     * @throws IllegalStateException outside a transaction, where the answer could be false before it is used
     */
    boolean asksForApproval(String brand);

    /**
     * Waits for the publications of the brand that are being decided, and makes others wait until the transaction ends.
     *
     * @throws IllegalStateException outside a transaction
     */
    void holdForChange(UUID brandId);
}
