package io.reprise.api.web;

import io.reprise.api.problem.ProblemWriter;
import io.reprise.api.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers with the page or a file of it. Files have their digest in their names and are kept for ever; the page is not. */
class PageFilter extends OncePerRequestFilter {
    /** Replaced in the page by a number for one answer: only style sheets that carry it are applied. */
    private static final String NONCE = "{{nonce}}";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String WITHOUT_PAGE = """
            <!doctype html><meta charset="utf-8"><title>Reprise</title>
            <p>This server was built without its web page. Build it with Node on the PATH and without -Dweb.skip.
            The API is at /api/v1.""";

    private final PageFiles files;
    private final ProblemWriter problems;

    PageFilter(PageFiles files, ProblemWriter problems) {
        this.files = files;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        String path = request.getRequestURI();
        if (!PageAddress.isFile(path)) {
            page(response);
            return;
        }
        Optional<PageFiles.PageFile> file = files.find(path);
        if (file.isEmpty()) {
            problems.write(request, response, Problems.notFound());
            return;
        }
        file(request, response, file.get(), path.startsWith("/assets/"));
    }

    private void page(HttpServletResponse response) throws IOException {
        byte[] random = new byte[18];
        RANDOM.nextBytes(random);
        String nonce = Base64.getEncoder().encodeToString(random);
        String page = files.find("/index.html")
                .map(file -> new String(file.bytes(), StandardCharsets.UTF_8))
                .orElse(WITHOUT_PAGE)
                .replace(NONCE, nonce);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", policy(nonce));
        response.setContentType("text/html; charset=utf-8");
        write(response, page.getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing but what this server sends; no script in the page itself, no frames, no forms that leave the page. */
    private static String policy(String nonce) {
        return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce
                + "'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static void file(
            HttpServletRequest request, HttpServletResponse response, PageFiles.PageFile file, boolean named)
            throws IOException {
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, named ? "public, max-age=31536000, immutable" : "public, max-age=3600");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setContentType(file.type());
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        byte[] zipped = file.zipped();
        if (zipped != null && accepted != null && accepted.contains("gzip")) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            write(response, zipped);
        } else {
            write(response, file.bytes());
        }
    }

    private static void write(HttpServletResponse response, byte[] body) throws IOException {
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
