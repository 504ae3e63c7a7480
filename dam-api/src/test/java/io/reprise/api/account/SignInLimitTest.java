package io.reprise.api.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.api.problem.Refusal;
import org.junit.jupiter.api.Test;

class SignInLimitTest {
    private final SignInLimit limit = new SignInLimit();

    @Test
    void stopsAnAddressThatFailsTooOftenAndNoOther() {
        assertThatThrownBy(() -> {
                    // Some come back while this runs; far fewer than are tried.
                    for (int i = 0; i < 1000; i++) {
                        limit.attempt("192.0.2.1");
                    }
                })
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThatCode(() -> limit.attempt("192.0.2.2")).doesNotThrowAnyException());
    }

    @Test
    void whatSucceedsDoesNotCount() {
        for (int i = 0; i < 1000; i++) {
            limit.attempt("192.0.2.1");
            limit.succeeded("192.0.2.1");
        }
    }
}
