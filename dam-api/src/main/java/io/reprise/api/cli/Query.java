package io.reprise.api.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query string put together in the order of its parts. */
final class Query {
    private final StringBuilder text = new StringBuilder();

    Query and(String name, @Nullable String value) {
        if (value != null) {
            text.append(text.isEmpty() ? '?' : '&').append(name).append('=').append(encode(value));
        }
        return this;
    }

    Query and(String name, List<String> values) {
        values.forEach(value -> and(name, value));
        return this;
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
