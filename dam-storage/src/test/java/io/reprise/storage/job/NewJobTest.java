package io.reprise.storage.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewJobTest {
    private static final String DIGEST = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"Summer in Rome\"}",
                "{\"name\":[\"夏\"]}",
                "{\"deep\":{\"er\":[1,{\"x\":\"a b\"}]}}",
                "{\"a b\":1}",
                "{\"sha\":\"" + DIGEST + "\"}",
                "{\"path\":\"blobs/" + DIGEST + "\"}",
                "\"two\\nlines\"",
            })
    void whatWouldEscapeForgettingIsRefusedAndNotRepeated(String json) {
        assertThatThrownBy(() -> new NewJob.Item(null, null, JobRows.json(json)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Rome")
                .hasMessageNotContaining(DIGEST);
        assertThatThrownBy(() -> new Outcome.Done(0, JobRows.json(json))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"profile\":\"amazon-main\",\"version\":3,\"force\":true,\"to\":null,\"scale\":0.5}",
                "[\"0190b6e4-7c1e-7000-8000-000000000000\",\"\"]",
            })
    void idsAndCodesAreTaken(String json) {
        assertThat(new NewJob.Item("master:1", null, JobRows.json(json)).payload())
                .isEqualTo(JobRows.json(json));
    }
}
