package io.reprise.api.master;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** A form with a file, byte by byte as told: names are not made safe here. */
public final class Multipart {
    private static final String BOUNDARY = "----reprise-test-boundary";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public Multipart file(String fileName, byte[] bytes) {
        return part("name=\"file\"; filename=\"" + fileName + "\"", "application/octet-stream", bytes);
    }

    public Multipart json(String name, String json) {
        return part("name=\"" + name + "\"", "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Multipart text(String name, String text) {
        return part("name=\"" + name + "\"", "text/plain; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private Multipart part(String disposition, String type, byte[] bytes) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: " + type
                + "\r\n\r\n");
        body.writeBytes(bytes);
        write("\r\n");
        return this;
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public HttpRequest.Builder into(HttpRequest.Builder request) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(whole.toByteArray()));
    }
}
