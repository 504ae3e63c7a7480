package io.reprise.api.idempotency;

import io.reprise.api.id.Ids;
import io.reprise.api.idempotency.Outcome.Ticket;
import java.net.URI;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does a request with a key at most once. {@link #begin} notes in a transaction of its own that it is being done, under
 * a lease, so that a crash blocks the key for {@link #LEASE} only; {@link #completeInCurrentTransaction} keeps the answer
 * in the transaction of the change itself, so that neither is ever there without the other. Refusals are not kept: they
 * changed nothing, and the same request again is decided anew.
 */
@Component
public class Idempotency {
    static final Duration LEASE = Duration.ofSeconds(60);
    static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final TransactionTemplate transaction;

    Idempotency(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** For changes that bring none of their own. */
    TransactionTemplate transaction() {
        return transaction;
    }

    /**
     * To be called once the whole request is there.
     *
     * @param key null = the client sent none: always first
     */
    Outcome begin(UUID caller, @Nullable IdempotencyKey key, Fingerprint fingerprint) {
        UUID attempt = Ids.next();
        if (key == null) {
            return new Outcome.First(new Ticket(caller, null, attempt));
        }
        byte[] same = fingerprint.toBytes();
        while (true) {
            Optional<Outcome> outcome = ownTransaction.execute(status -> taken(caller, key, same, attempt)
                    ? Optional.of(new Outcome.First(new Ticket(caller, key, attempt)))
                    : known(caller, key, same));
            // Empty: gone between the two statements, because its first attempt was abandoned. Then it may be ours.
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
    }

    private boolean taken(UUID caller, IdempotencyKey key, byte[] fingerprint, UUID attempt) {
        return jdbc.sql("""
                        insert into idempotency as i
                            (caller, key, fingerprint, state, attempt, leased_until, expires_at)
                        values (:caller, :key, :fingerprint, 'in-progress', :attempt,
                            now() + :lease * interval '1 second', now() + :kept * interval '1 second')
                        on conflict (caller, key) do update set
                            fingerprint = excluded.fingerprint, state = excluded.state, attempt = excluded.attempt,
                            leased_until = excluded.leased_until, expires_at = excluded.expires_at,
                            status = null, location = null, etag = null, position = null, subject = null
                        where i.expires_at <= now()
                           or (i.state = 'in-progress' and i.leased_until <= now()
                               and i.fingerprint = excluded.fingerprint)""")
                        .param("caller", caller)
                        .param("key", key.value())
                        .param("fingerprint", fingerprint)
                        .param("attempt", attempt)
                        .param("lease", LEASE.toSeconds())
                        .param("kept", KEPT.toSeconds())
                        .update()
                == 1;
    }

    private Optional<Outcome> known(UUID caller, IdempotencyKey key, byte[] fingerprint) {
        return jdbc.sql("select * from idempotency where caller = ? and key = ?")
                .params(caller, key.value())
                .query((row, number) -> outcome(row, fingerprint))
                .optional();
    }

    private static Outcome outcome(ResultSet row, byte[] fingerprint) throws SQLException {
        if (!MessageDigest.isEqual(row.getBytes("fingerprint"), fingerprint)) {
            return new Outcome.Mismatch();
        }
        if (!row.getString("state").equals("done")) {
            return new Outcome.InProgress();
        }
        String location = row.getString("location");
        return new Outcome.Replay(new StoredAnswer(
                row.getInt("status"),
                location == null ? null : URI.create(location),
                row.getString("etag"),
                row.getString("position"),
                row.getObject("subject", UUID.class)));
    }

    /**
     * Keeps the answer, on the connection of the transaction that this thread is in. To be called as its last statement
     * but one: the row stays locked until the commit, and others that ask for the key wait.
     *
     * @throws LeaseLost if it took longer than the lease and another attempt has begun; the transaction must not commit
     * @throws IllegalStateException if there is no transaction
     */
    void completeInCurrentTransaction(Ticket ticket, StoredAnswer answer) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an answer is kept in the transaction of its change");
        }
        IdempotencyKey key = ticket.key();
        if (key == null) {
            return;
        }
        URI location = answer.location();
        int kept = jdbc.sql("""
                        update idempotency set state = 'done', status = :status, location = :location, etag = :etag,
                            position = :position, subject = :subject
                        where caller = :caller and key = :key and attempt = :attempt and state = 'in-progress'""")
                .param("status", answer.status())
                .param("location", location == null ? null : location.toString())
                .param("etag", answer.etag())
                .param("position", answer.position())
                .param("subject", answer.subject())
                .param("caller", ticket.caller())
                .param("key", key.value())
                .param("attempt", ticket.attempt())
                .update();
        if (kept == 0) {
            throw new LeaseLost();
        }
    }

    /** Frees the key after a refusal or failure, so that the next attempt need not wait for the lease to end. */
    void abandon(Ticket ticket) {
        IdempotencyKey key = ticket.key();
        if (key != null) {
            ownTransaction.executeWithoutResult(status -> jdbc.sql("""
                            delete from idempotency
                            where caller = ? and key = ? and attempt = ? and state = 'in-progress'""")
                    .params(ticket.caller(), key.value(), ticket.attempt())
                    .update());
        }
    }

    /** Forgets what is older than {@link #KEPT}. */
    int purge() {
        return jdbc.sql("delete from idempotency where expires_at <= now()").update();
    }

    /** Another attempt at the same request has begun meanwhile, so this one must not take effect. */
    public static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeaseLost() {
            super("another attempt at the same request has begun", null, false, false);
        }
    }
}
