package io.reprise.api.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import io.reprise.storage.event.Commands;
import io.reprise.storage.key.KeyRing;
import io.reprise.storage.master.ContentRegister;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A destroyed key reaches the index too: what was readable there goes with the next rebuild, from its files as well. */
class ForgottenMasterTest extends ApiTest {
    @Test
    void afterTheRebuildsNothingOfAForgottenMasterIsFoundOrLiesInAFileOfTheIndex() throws Exception {
        String word = "karla" + UUID.randomUUID().toString().replace("-", "");
        UUID master = UUID.fromString(send(new Multipart()
                        .file(word + ".png", Photographs.fresh())
                        .json(
                                "meta",
                                "{\"title\":\"%1$s\",\"tags\":[\"%1$s\"],\"description\":\"%1$s\"}".formatted(word))
                        .into(request(adminToken(), "/api/v1/masters")))
                .expect(201)
                .text("/masterId"));
        await(() -> search(word).contains(master.toString()));
        assertThat(indexFilesWith(word)).isNotEmpty();

        context().getBean(KeyRing.class).destroy(master);
        context().getBean(ContentRegister.class).forget(master);
        context().getBean(Commands.class).forget(master);
        for (String what : List.of("tables", "search")) {
            String job = post(adminToken(), "/api/v1/system/rebuilds", "{\"what\":\"" + what + "\"}")
                    .expect(202)
                    .text("/id");
            assertThat(ended("/api/v1/jobs/" + job).at("/state").asString()).isEqualTo("done");
        }

        assertThat(search(word)).doesNotContain(master.toString());
        assertThat(get(adminToken(), "/api/v1/suggest?q=" + word)
                        .expect(200)
                        .response()
                        .body())
                .doesNotContain(word);
        assertThat(get(adminToken(), "/api/v1/masters/" + master).expect(200).text("/title"))
                .isEqualTo("[erased]");
        // The files of an index are removed a moment after the index is.
        await(() -> indexFilesWith(word).isEmpty());
    }

    private static String search(String word) {
        Answer answer = get(adminToken(), "/api/v1/search?q=" + word);
        return answer.status() == 503 ? "" : answer.expect(200).response().body();
    }

    private static List<Path> indexFilesWith(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.walk(dataDirectory().resolve("elasticsearch"))) {
            return files.filter(file -> contains(file, bytes)).toList();
        } catch (IOException | UncheckedIOException changing) {
            // Folders come and go while the index is written; the next look tells.
            return List.of(dataDirectory());
        }
    }

    private static boolean contains(Path file, byte[] bytes) {
        try {
            return Files.isRegularFile(file)
                    && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                            .contains(new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
