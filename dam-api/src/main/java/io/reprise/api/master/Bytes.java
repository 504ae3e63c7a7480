package io.reprise.api.master;

import io.reprise.api.problem.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.WebRequest;

/** Answers that are a file: private, checked again at every use, never run by a browser. */
public final class Bytes {
    private Bytes() {}

    /**
     * @param asked the request, for the parts it may want
     * @param fileName what a browser may save it as, absent for what is only shown
     * @throws Refusal 416 {@code range-not-satisfiable} for parts that lie behind the end
     */
    public static ResponseEntity<Resource> of(
            WebRequest asked, Path file, String tag, String format, @Nullable String fileName) throws IOException {
        String quoted = "\"" + tag + "\"";
        Resource whole = new FileSystemResource(file);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .eTag(quoted)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(mediaType(format));
        if (fileName != null) {
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.inline()
                            .filename(fileName, StandardCharsets.UTF_8)
                            .build()
                            .toString());
        }
        // The framework cuts the parts out of every resource but a stream.
        return passesOverRange(asked, quoted, whole)
                ? answer.contentLength(whole.contentLength()).body(new InputStreamResource(whole))
                : answer.body(whole);
    }

    /**
     * RFC 9110, sections 14.2 and 13.1.5: a range that is none, and one of other bytes than these, are passed over, so
     * that a download which is resumed after a change begins anew instead of joining two files.
     */
    private static boolean passesOverRange(WebRequest asked, String quoted, Resource whole) throws IOException {
        String range = asked.getHeader(HttpHeaders.RANGE);
        if (range == null) {
            return false;
        }
        String of = asked.getHeader(HttpHeaders.IF_RANGE);
        if (of != null && !of.equals(quoted)) {
            return true;
        }
        List<HttpRange> ranges;
        try {
            ranges = HttpRange.parseRanges(range);
        } catch (IllegalArgumentException notOne) {
            return true;
        }
        try {
            return HttpRange.toResourceRegions(ranges, whole).isEmpty();
        } catch (IllegalArgumentException behindTheEnd) {
            throw new Refusal(
                    HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                    "range-not-satisfiable",
                    "There are no such parts of the file.",
                    Map.of("length", whole.contentLength()));
        }
    }

    private static MediaType mediaType(String format) {
        return switch (format) {
            case "jpeg", "png", "gif", "webp", "avif", "tiff", "bmp" -> MediaType.parseMediaType("image/" + format);
            case "psd" -> MediaType.parseMediaType("image/vnd.adobe.photoshop");
            case "zip" -> MediaType.parseMediaType("application/zip");
            default -> MediaType.APPLICATION_OCTET_STREAM;
        };
    }
}
