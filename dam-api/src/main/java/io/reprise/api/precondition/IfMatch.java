package io.reprise.api.precondition;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/**
 * The state of an aggregate that a change was decided upon, from {@code If-Match: "<n>"}. Controllers of changes take it
 * as a parameter: without the header the caller gets 428 {@code precondition-required}.
 *
 * @param version the aggregate's version (the sequence number of its last event); what the aggregate does not have is
 *     answered 412 {@code stale}
 */
public record IfMatch(long version) {

    /** The tag of that version, to be answered as {@code ETag}. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * For an answer that shows more than the aggregate: a change upon it needs the tag, but it may have changed under the
     * same tag, so {@code If-None-Match} is not looked at.
     */
    public static void tag(HttpServletResponse response, long version) {
        response.setHeader(HttpHeaders.ETAG, tag(version));
    }
}
