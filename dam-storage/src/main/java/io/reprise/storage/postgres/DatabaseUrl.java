package io.reprise.storage.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL is and who we are there. The credentials are kept apart from the address, so that the address can
 * be logged; {@link #toString()} never shows them.
 *
 * @param jdbcUrl {@code jdbc:postgresql://…} without user and password
 * @param user the role, or null for the driver's default
 * @param password the password, or null where the server asks for none
 */
public record DatabaseUrl(
        String jdbcUrl, @Nullable String user, @Nullable String password) {
    private static final String JDBC = "jdbc:postgresql:";

    /**
     * Reads {@code jdbc:postgresql://host:port/db?user=…&password=…} or {@code postgresql://user:password@host:port/db}
     * (also {@code postgres://}). User and password of the second form are percent-decoded.
     *
     * @throws IllegalArgumentException if it is neither; the message never repeats the input
     */
    public static DatabaseUrl parse(String url) {
        String text = url.strip();
        if (text.startsWith(JDBC)) {
            return ofParts(text.substring(JDBC.length()));
        }
        for (String scheme : List.of("postgresql:", "postgres:")) {
            if (text.startsWith(scheme + "//")) {
                return ofParts(text.substring(scheme.length()));
            }
        }
        throw new IllegalArgumentException(
                "The database address must start with jdbc:postgresql:, postgresql:// or postgres://");
    }

    /** The same place with other credentials where these are given. */
    public DatabaseUrl withCredentials(@Nullable String otherUser, @Nullable String otherPassword) {
        return new DatabaseUrl(
                jdbcUrl, otherUser == null ? user : otherUser, otherPassword == null ? password : otherPassword);
    }

    /** The same place with one more connection parameter of the driver. */
    DatabaseUrl withParameter(String name, String value) {
        return new DatabaseUrl(jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + name + "=" + value, user, password);
    }

    private static DatabaseUrl ofParts(String rest) {
        int mark = rest.indexOf('?');
        String place = mark < 0 ? rest : rest.substring(0, mark);
        String user = null;
        String password = null;
        // The last @ ends the credentials: a password may hold one that was not encoded.
        int at = place.lastIndexOf('@');
        if (place.startsWith("//") && at > 0) {
            String credentials = place.substring(2, at);
            int colon = credentials.indexOf(':');
            user = decoded(colon < 0 ? credentials : credentials.substring(0, colon));
            password = colon < 0 ? null : decoded(credentials.substring(colon + 1));
            place = "//" + place.substring(at + 1);
        }
        List<String> kept = new ArrayList<>();
        for (String pair : mark < 0 ? new String[0] : rest.substring(mark + 1).split("&", -1)) {
            if (pair.startsWith("user=")) {
                user = decoded(pair.substring("user=".length()));
            } else if (pair.startsWith("password=")) {
                password = decoded(pair.substring("password=".length()));
            } else if (!pair.isEmpty()) {
                kept.add(pair);
            }
        }
        return new DatabaseUrl(JDBC + place + (kept.isEmpty() ? "" : "?" + String.join("&", kept)), user, password);
    }

    private static String decoded(String value) {
        try {
            // A plus sign stands for itself here, unlike in a form.
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw new IllegalArgumentException("The credentials in the database address are not percent-encoded");
        }
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
