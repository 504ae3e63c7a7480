package io.reprise.api.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The form of an upload (RFC 7578): part {@code meta} unless it is empty, then part {@code file}, streamed from the disk. */
final class Multipart {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String UNRESERVED = "-._~";
    private static final char UNREADABLE = '\uFFFD';
    private static final Charset GBK = Charset.forName("GB18030");

    private final String boundary = "reprise-" + UUID.randomUUID();
    private final Path file;
    private final Map<String, ?> meta;

    Multipart(Path file, Map<String, ?> meta) {
        this.file = file;
        this.meta = meta;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** The length is fixed when this is called: a file that changes underneath breaks the request instead of the form. */
    BodyPublisher body() throws IOException {
        String said = meta.isEmpty()
                ? ""
                : "--" + boundary + "\r\nContent-Disposition: form-data; name=\"meta\"\r\n"
                        + "Content-Type: application/json\r\n\r\n" + JSON.writeValueAsString(meta) + "\r\n";
        String head = said + "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; " + fileName(bareName(file))
                + "\r\nContent-Type: application/octet-stream\r\n\r\n";
        return BodyPublishers.concat(
                BodyPublishers.ofString(head), bytes(file), BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    }

    /** By the path itself: as a text, a name that is no UTF-8 would lead to no file. */
    static BodyPublisher bytes(Path file) throws IOException {
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> {
            try {
                return Files.newInputStream(file);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        return BodyPublishers.fromPublisher(stream, Files.size(file));
    }

    /** Archives from Chinese Windows leave names in GBK; what is in neither writing has marks for the unreadable bytes. */
    static String bareName(Path file) {
        Path name = file.getFileName();
        if (name == null) {
            return "";
        }
        String text = name.toString();
        return text.indexOf(UNREADABLE) < 0
                ? text
                : decoded(file, StandardCharsets.UTF_8)
                        .or(() -> decoded(file, GBK))
                        .orElse(text);
    }

    private static Optional<String> decoded(Path file, Charset writing) {
        String raw = file.toUri().getRawPath();
        // Its escapes stand for the bytes of the name.
        String bytes = URLDecoder.decode(
                raw.substring(raw.lastIndexOf('/') + 1).replace("+", "%2B"), StandardCharsets.ISO_8859_1);
        try {
            return Optional.of(writing.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString());
        } catch (CharacterCodingException otherwise) {
            return Optional.empty();
        }
    }

    /** Both forms of the name: plain UTF-8 as browsers send it, and RFC 5987 for readers that take headers as Latin-1. */
    static String fileName(String name) {
        String plain = name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
        StringBuilder extended = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xFF);
            boolean bare =
                    character < 128 && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0);
            extended.append(bare ? String.valueOf(character) : "%%%02X".formatted(each & 0xFF));
        }
        return "filename=\"" + plain + "\"; filename*=UTF-8''" + extended;
    }
}
