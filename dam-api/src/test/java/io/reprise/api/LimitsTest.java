package io.reprise.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A second server on the same database, whose limits can be reached. */
class LimitsTest extends ApiTest {
    private static final int BURST = 5;
    private static RunningServer strict;

    @BeforeAll
    static void startWithLowLimits() {
        System.setProperty("reprise.limits.requests-per-second", "1");
        System.setProperty("reprise.limits.burst", Integer.toString(BURST));
        try {
            strict = secondServer();
        } finally {
            System.clearProperty("reprise.limits.requests-per-second");
            System.clearProperty("reprise.limits.burst");
        }
    }

    @AfterAll
    static void stop() {
        strict.close();
    }

    @Test
    void aSecondServerMakesNoSecondAdministrator() {
        assertThat(strict.newAdminToken()).isEmpty();
    }

    @Test
    void aTokenThatAsksTooMuchIsToldWhenToComeBackAndOthersAreNot() {
        String busy = person("viewer").token();
        String quiet = person("viewer").token();
        Answer refused = null;
        for (int i = 0; i < 20 * BURST && refused == null; i++) {
            Answer answer = send(requestTo(strict, busy, "/api/v1/me"));
            assertThat(answer.header("RateLimit-Limit")).isEqualTo(Integer.toString(BURST));
            assertThat(Integer.parseInt(answer.header("RateLimit-Remaining"))).isBetween(0, BURST - 1);
            assertThat(Integer.parseInt(answer.header("RateLimit-Reset"))).isBetween(1, BURST);
            refused = answer.status() == 429 ? answer : null;
        }
        assertThat(refused).isNotNull();
        refused.expectProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 2);
        send(requestTo(strict, quiet, "/api/v1/me")).expect(200);
    }
}
