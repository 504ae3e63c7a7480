package io.reprise.storage.job;

import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What may stand in rows of jobs. Free text and content digests are encrypted elsewhere so that they can be forgotten;
 * here they would stay readable, so they are refused at the door.
 */
final class Codes {
    private static final Pattern CODE = Pattern.compile("[\\x21-\\x7e]{0,200}");
    private static final Pattern CONTENT_DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

    private Codes() {}

    static void require(String what, String value) {
        if (!CODE.matcher(value).matches() || CONTENT_DIGEST.matcher(value).find()) {
            // The value itself must not travel in messages either.
            throw new IllegalArgumentException(what + " of a job must be an id or a code, no free text and no digest");
        }
    }

    static void require(String what, JsonNode value) {
        if (value.isString()) {
            require(what, value.stringValue());
        } else if (value.isObject()) {
            for (Map.Entry<String, JsonNode> property : value.properties()) {
                require(what, property.getKey());
                require(what + "/" + property.getKey(), property.getValue());
            }
        } else if (value.isArray()) {
            value.forEach(element -> require(what, element));
        } else if (!value.isNumber() && !value.isBoolean() && !value.isNull()) {
            throw new IllegalArgumentException(what + " of a job is no plain JSON");
        }
    }
}
