package io.reprise.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Status;

/** Who watches the server learns what is wrong, and does not take it away from writers because search is. */
class HealthTest extends ApiTest {
    private static final Status DEGRADED = new Status("DEGRADED");

    private final HealthEndpointGroups groups = context().getBean(HealthEndpointGroups.class);

    @Test
    void theServerIsReadyWithoutSearchButNotWithoutItsDatabase() {
        assertThat(groups.get("readiness").isMember("db")).isTrue();
        assertThat(groups.get("readiness").isMember("search")).isFalse();
        assertThat(groups.getPrimary().isMember("search")).isTrue();
    }

    @Test
    void aPartThatLimpsShowsButHidesNoneThatIsDown() {
        StatusAggregator all = groups.getPrimary().getStatusAggregator();
        assertThat(all.getAggregateStatus(Set.of(Status.UP, DEGRADED))).isEqualTo(DEGRADED);
        assertThat(all.getAggregateStatus(Set.of(Status.UP, DEGRADED, Status.DOWN)))
                .isEqualTo(Status.DOWN);
        assertThat(groups.getPrimary().getHttpCodeStatusMapper().getStatusCode(DEGRADED))
                .isEqualTo(200);
    }

    @Test
    void deadLettersAreHandedToTheTablesAgain() {
        String job = post(adminToken(), "/api/v1/system/dead-letters:retry", "")
                .expect(202)
                .header("Location");
        assertThat(send(request(adminToken(), job + "/events").GET()).response().body())
                .contains("\"state\":\"done\"");
        assertThat(get(adminToken(), job + "/items")
                        .json()
                        .at("/items/0/result/events")
                        .intValue())
                .isZero();
        post(person("studio").token(), "/api/v1/system/dead-letters:retry", "").expectProblem(403, "forbidden");
    }
}
