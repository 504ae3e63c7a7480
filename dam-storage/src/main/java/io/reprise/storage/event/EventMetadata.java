package io.reprise.storage.event;

import java.util.UUID;

/** Keys of an event's metadata. */
public final class EventMetadata {
    /** Who did it: {@code user:<personId>}, {@code policy:<name>} or {@code system}. */
    public static final String ACTOR = "actor";
    /** Why, in the actor's words; sealed. */
    public static final String REASON = "reason";
    /** Groups what one request or job caused. */
    public static final String CORRELATION = "correlationId";
    /** The command that caused it. */
    public static final String COMMAND = "commandId";
    /** 16 random bytes, so that a leaf of the ledger tells nothing of the event behind it. */
    public static final String SALT = "salt";

    /** Whose key seals a reason that is about no master. */
    static final UUID LIBRARY = new UUID(0, 0);

    private EventMetadata() {}
}
