package io.reprise.api.system;

import java.util.Map;

/** A part of the server that can say how it is. Every bean of this type shows in {@code GET /system}. */
public interface SystemPart {
    /** In kebab-case, for example {@code database}. */
    String name();

    /** Figures and words, measured now; never credentials and never anything about people. May be slow, may fail. */
    Map<String, Object> state();
}
