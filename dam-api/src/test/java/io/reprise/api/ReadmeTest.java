package io.reprise.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reprise.api.master.Photographs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's examples, run in a shell as they stand there. */
class ReadmeTest extends ApiTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Pattern SHELL = Pattern.compile("(?ms)^ *```sh\n(.*?)^ *```$");

    @Test
    void theExamplesDoWhatTheySay(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")) && Files.isExecutable(Path.of("/bin/bash")), "no curl");
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data/admin.token"), adminToken());
        Files.write(folder.resolve("dress.jpg"), Photographs.fresh());
        List<String> examples = examples();
        assertThat(examples).hasSize(6);

        String script = String.join("\necho; echo ======\n", examples)
                .replace("http://localhost:8080", server().url().toString().replaceFirst("/$", ""));
        Path output = folder.resolve("output.txt");
        Process shell = new ProcessBuilder("/bin/bash", "-euo", "pipefail", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = shell.waitFor(2, TimeUnit.MINUTES);
        shell.destroyForcibly();
        String said = Files.readString(output);
        assertThat(ended).as(said).isTrue();
        assertThat(shell.exitValue()).as(said).isZero();

        List<String> answers = List.of(said.split("======\n"));
        assertThat(answers.get(2)).contains("\"allowed\":true");
        assertThat(answers.get(3)).contains("amazon-main");
        assertThat(answers.get(4)).contains("\"accepted\":1");
        assertThat(answers.get(5)).contains("Red dress", "\"usable\":true", "\"type\":\"master.registered\"");
    }

    private static List<String> examples() throws IOException {
        String readme = Files.readString(README);
        int start = readme.indexOf("\n## The API by example");
        String section = readme.substring(start, readme.indexOf("\n## ", start + 1));
        return SHELL.matcher(section).results().map(found -> found.group(1)).toList();
    }
}
