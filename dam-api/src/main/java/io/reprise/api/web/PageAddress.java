package io.reprise.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Which requests are for the page, and not for what the server says to programs. */
final class PageAddress {
    /** Never the page's, whatever a browser accepts. */
    private static final Set<String> TAKEN = Set.of("api", "actuator", "error", "iiif", "v3");

    private PageAddress() {}

    static boolean isPage(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return false;
        }
        String path = request.getRequestURI();
        return isFile(path) || path.equals("/") || (isPlace(path) && wantsPage(request));
    }

    static boolean isFile(String path) {
        return path.startsWith("/assets/") || path.equals("/favicon.svg");
    }

    /** A place within the application, of which the server knows nothing: no file name, no other's address. */
    private static boolean isPlace(String path) {
        String first = path.substring(1).split("[/;]", 2)[0];
        return !TAKEN.contains(first) && path.indexOf('.', path.lastIndexOf('/')) < 0;
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return accepted != null && accepted.contains("text/html");
    }
}
