package io.reprise.api.cli;

import io.reprise.api.demo.Shot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Adds later versions to what has been published already, so that there are variants that are out of date. */
final class DemoVersions {
    private final Client client;

    DemoVersions(Client client) {
        this.client = client;
    }

    void add(Map<Shot, String> masters, Path folder) throws IOException {
        for (Map.Entry<Shot, String> master : masters.entrySet()) {
            Shot shot = master.getKey();
            if (!shot.retouched()) {
                continue;
            }
            Answer held = client.get("/api/v1/masters/" + master.getValue());
            if (held.object().path("versions").size() == 1) {
                Path file = folder.resolve("retouched-" + shot.fileName());
                shot.drawRetouched(file);
                String path = "/api/v1/masters/" + master.getValue() + "/versions?note=Ground%20made%20white";
                client.post(path, new Multipart(file, Map.of()), held.etag().orElseThrow())
                        .object();
            }
        }
    }
}
