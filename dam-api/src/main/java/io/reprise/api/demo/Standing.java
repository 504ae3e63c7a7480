package io.reprise.api.demo;

/** What the demo has on record about the rights in a shot. */
public enum Standing {
    /** Made by the shop itself: everywhere, without end. */
    OWN,
    /** Licensed for a term that is over in two weeks. */
    ENDS_SOON,
    /** Licensed for China alone. */
    CHINA_ONLY,
    /** Nobody knows; so it may not be published. */
    UNKNOWN,
    /** Own work that is not to be seen before the season begins. */
    EMBARGOED
}
