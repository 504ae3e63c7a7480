package io.reprise.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.api.ApiTest;
import io.reprise.domain.shared.Digest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class IdempotencyTest extends ApiTest {
    private static final StoredAnswer CREATED =
            new StoredAnswer(201, URI.create("/api/v1/things/1"), "\"3\"", "p-17", UUID.randomUUID());

    private final Idempotency idempotency = context().getBean(Idempotency.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(context().getBean(PlatformTransactionManager.class));
    private final JdbcClient jdbc = context().getBean(JdbcClient.class);
    private final UUID caller = UUID.randomUUID();
    private final IdempotencyKey key = new IdempotencyKey("key");

    @Test
    void oneOfSixteenSimultaneousRequestsIsFirstAndTheOthersWait() throws Exception {
        int callers = 16;
        CyclicBarrier start = new CyclicBarrier(callers);
        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            Callable<Outcome> request = () -> {
                start.await();
                return idempotency.begin(caller, key, request("{\"a\":1}"));
            };
            List<Future<Outcome>> all = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                all.add(threads.submit(request));
            }
            for (Future<Outcome> one : all) {
                outcomes.add(one.get());
            }
        }
        assertThat(outcomes).filteredOn(Outcome.First.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.InProgress.class::isInstance).hasSize(callers - 1);
    }

    @Test
    void replaysTheWholeFirstAnswer() {
        complete(first());
        assertThat(begin("{\"a\":1}")).isEqualTo(new Outcome.Replay(CREATED));
    }

    @Test
    void anotherRequestUnderTheSameKeyIsAMismatchWhileAndAfter() {
        Outcome.Ticket ticket = first();
        assertThat(begin("{\"a\":2}")).isInstanceOf(Outcome.Mismatch.class);
        complete(ticket);
        assertThat(begin("{\"a\":2}")).isInstanceOf(Outcome.Mismatch.class);
    }

    @Test
    void keysOfDifferentCallersAreDifferent() {
        complete(first());
        assertThat(idempotency.begin(UUID.randomUUID(), key, request("{\"a\":2}")))
                .isInstanceOf(Outcome.First.class);
    }

    @Test
    void anAnswerIsNotKeptWhenItsTransactionIsNot() {
        Outcome.Ticket ticket = first();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    idempotency.completeInCurrentTransaction(ticket, CREATED);
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(begin("{\"a\":1}")).isInstanceOf(Outcome.InProgress.class);
        idempotency.abandon(ticket);
        assertThat(begin("{\"a\":1}")).isInstanceOf(Outcome.First.class);
    }

    @Test
    void anAnswerOutsideOfATransactionIsRefused() {
        Outcome.Ticket ticket = first();
        assertThatThrownBy(() -> idempotency.completeInCurrentTransaction(ticket, CREATED))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCrashBlocksTheKeyNoLongerThanTheLeaseAndItsLateReturnTakesNoEffect() {
        Outcome.Ticket crashed = first();
        assertThat(begin("{\"a\":1}")).isInstanceOf(Outcome.InProgress.class);
        assertThat(secondsUntil("leased_until")).isBetween(1L, 60L);
        jdbc.sql("update idempotency set leased_until = now() where caller = ?")
                .param(caller)
                .update();
        assertThat(begin("{\"a\":2}")).isInstanceOf(Outcome.Mismatch.class);
        Outcome.Ticket second = first();
        assertThatThrownBy(() -> complete(crashed)).isInstanceOf(Idempotency.LeaseLost.class);
        idempotency.abandon(crashed);
        complete(second);
        assertThat(begin("{\"a\":1}")).isEqualTo(new Outcome.Replay(CREATED));
    }

    @Test
    void forgetsAfterADay() {
        complete(first());
        assertThat(secondsUntil("expires_at")).isBetween(86_000L, 86_400L);
        jdbc.sql("update idempotency set expires_at = now() where caller = ?")
                .param(caller)
                .update();
        assertThat(begin("{\"a\":2}")).isInstanceOf(Outcome.First.class);
        jdbc.sql("update idempotency set expires_at = now() where caller = ?")
                .param(caller)
                .update();
        assertThat(idempotency.purge()).isPositive();
        assertThat(jdbc.sql("select count(*) from idempotency where caller = ?")
                        .param(caller)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void withoutAKeyEveryRequestIsFirst() {
        for (int i = 0; i < 2; i++) {
            assertThat(idempotency.begin(caller, null, request("{}"))).isInstanceOf(Outcome.First.class);
        }
    }

    @Test
    void sameRequestsHaveOneFingerprintAndOthersAnother() {
        byte[] one = request("{\"a\":1,\"b\":[1.50,\"x\"]}").toBytes();
        assertThat(request(" {\"b\" : [1.5, \"\\u0078\"], \"a\" : 1.0}").toBytes())
                .isEqualTo(one);
        assertThat(request("{\"a\":1,\"b\":[\"x\",1.5]}").toBytes()).isNotEqualTo(one);
        assertThat(request("{\"a\":\"1\",\"b\":[1.5,\"x\"]}").toBytes()).isNotEqualTo(one);
        assertThat(request("{\"a\":1,\"b\":[[1.5],\"x\"]}").toBytes()).isNotEqualTo(one);
        assertThat(request("{}").file(new Digest("a".repeat(64))).toBytes())
                .isNotEqualTo(request("{}").file(new Digest("b".repeat(64))).toBytes());
        assertThat(Fingerprint.of(caller, "POST", "/other")
                        .json(JSON.readTree("{}"))
                        .toBytes())
                .isNotEqualTo(request("{}").toBytes());
    }

    private Fingerprint request(String json) {
        return Fingerprint.of(caller, "POST", "/api/v1/things").json(JSON.readTree(json));
    }

    private Outcome begin(String json) {
        return idempotency.begin(caller, key, request(json));
    }

    private Outcome.Ticket first() {
        return ((Outcome.First) begin("{\"a\":1}")).ticket();
    }

    private void complete(Outcome.Ticket ticket) {
        transaction.executeWithoutResult(status -> idempotency.completeInCurrentTransaction(ticket, CREATED));
    }

    private long secondsUntil(String column) {
        return jdbc.sql("select ceil(extract(epoch from %s - now())) from idempotency where caller = ?"
                        .formatted(column))
                .param(caller)
                .query(Long.class)
                .single();
    }
}
