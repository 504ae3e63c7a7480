package io.reprise.api.system;

import io.reprise.api.RepriseProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The disk that the photographs are on. */
@Component
class StoragePart implements SystemPart {
    private final RepriseProperties properties;

    StoragePart(RepriseProperties properties) {
        this.properties = properties;
    }

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public Map<String, Object> state() {
        try {
            FileStore disk =
                    Files.getFileStore(properties.data().toAbsolutePath().resolve("blobs"));
            return Map.of("state", "up", "freeBytes", disk.getUsableSpace(), "totalBytes", disk.getTotalSpace());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
