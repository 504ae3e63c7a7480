package io.reprise.media.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaBenchTest {
    @TempDir
    Path folder;

    @Test
    void rendersTenVariantsAndSaysNothingOfAYardstickThatIsNotThere() throws Exception {
        MediaBench.Result result = MediaBench.run(folder, folder, 900, 2, 1);

        assertThat(result.ours()).isPositive();
        assertThat(result.sharp()).isNull();
        assertThat(result.ratio()).isNull();
        assertThat(folder.resolve("variant-9"))
                .satisfies(file -> assertThat(Files.size(file)).isPositive());
    }
}
