package io.reprise.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DraftsTest {
    @TempDir
    private Path data;

    private Drafts drafts() throws IOException {
        var source = new MapConfigurationPropertySource();
        source.put("reprise.data", data.toString());
        return new Drafts(new Binder(source).bindOrCreate("reprise", RepriseProperties.class));
    }

    @Test
    void whatAKilledServerHasLeftGoesAndWhatIsBeingMadeStays() throws IOException {
        Path left = drafts().directory();
        Files.writeString(Files.createDirectory(left.resolve("a")).resolve("b.jpg"), "half");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Path made = drafts().directory();

        assertThat(made).exists();
        assertThat(left).doesNotExist();
        drafts();
        assertThat(made).exists();
    }
}
