package io.reprise.api.master;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers that are a file: private, checked again at every use, never run by a browser. */
public final class Bytes {
    private Bytes() {}

    /** @param fileName what a browser may save it as, absent for what is only shown */
    public static ResponseEntity<Resource> of(Path file, String tag, String format, @Nullable String fileName) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .eTag("\"" + tag + "\"")
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
        return answer.body(new FileSystemResource(file));
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
