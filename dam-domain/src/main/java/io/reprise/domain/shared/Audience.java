package io.reprise.domain.shared;

/** Who may see an event in histories, feeds, webhooks and evidence. */
public enum Audience {
    ALL,
    FINANCE,
    LEGAL,
    /** Nobody: what one thinks for oneself. */
    NOBODY
}
