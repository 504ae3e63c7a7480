package io.reprise.api.gate;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookie that a signed-in browser shows, and the token against forged requests that belongs to it. */
public final class SessionCookie {
    public static final String NAME = "reprise_session";
    /** Header of the token that a change needs besides the cookie. */
    public static final String CSRF_HEADER = "X-CSRF-Token";

    private SessionCookie() {}

    static Optional<String> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** As the value of {@code Set-Cookie}; an age of zero takes the cookie away. */
    public static String set(HttpServletRequest request, String secret, Duration age) {
        return ResponseCookie.from(NAME, secret)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(isEncrypted(request))
                .path("/")
                .maxAge(age)
                .build()
                .toString();
    }

    /** Whoever forges the header of a proxy only makes their own cookie stricter. */
    private static boolean isEncrypted(HttpServletRequest request) {
        return request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    }

    /** Follows from the secret, so that no node has to remember it; the secret does not follow from it. */
    public static String csrf(String secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256("csrf " + secret));
    }

    static boolean isCsrf(String secret, String shown) {
        return MessageDigest.isEqual(sha256(csrf(secret)), sha256(shown));
    }

    /** The token against forged requests of the session that sent this request, if a session did. */
    public static Optional<String> csrfOf(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(CSRF_HEADER));
    }

    static void remember(HttpServletRequest request, String secret) {
        request.setAttribute(CSRF_HEADER, csrf(secret));
    }

    static boolean isAlone(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
