package io.reprise.storage.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Data keys, one per master and generation. What a key has sealed names the key, so that it can be opened without knowing
 * where it stood; once the key is destroyed it can never be opened again.
 *
 * <p>A sealed text is {@code enc:1:<subject>:<generation>:<Base64url of nonce, ciphertext and tag>}.
 */
public final class KeyRing {
    private static final String PREFIX = "enc:1:";
    /** Finds seals in any text; group 1 is whose they are. */
    public static final Pattern SEALED_FOR =
            Pattern.compile(PREFIX + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):\\d{1,9}:");

    private final MasterKey masterKey;
    private final JdbcClient jdbc;
    /** Keys that are committed. They expire, so that a key destroyed by another node is soon unknown here too. */
    private final Cache<UUID, DataKey> current = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    private final Cache<String, DataKey> byName = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    private record DataKey(UUID subject, int generation, SecretKey secret) {
        String name() {
            return subject + ":" + generation;
        }

        byte[] context() {
            return name().getBytes(StandardCharsets.US_ASCII);
        }
    }

    public KeyRing(MasterKey masterKey, DataSource dataSource) {
        this.masterKey = masterKey;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Whether the text has the form of a sealed one. */
    public static boolean isSealed(String text) {
        return text.startsWith(PREFIX);
    }

    /** Seals with the subject's newest key, making one in the running transaction if there is none. */
    public String seal(UUID subject, byte[] plain) {
        DataKey key = keyFor(subject);
        byte[] sealed = AesGcm.seal(key.secret(), plain, key.context());
        return PREFIX + key.name() + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @return empty if the key has been destroyed
     * @throws IllegalArgumentException if the text is not a sealed one, or was changed
     */
    public Optional<byte[]> open(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 5 || !isSealed(text)) {
            throw new IllegalArgumentException("not a sealed text");
        }
        DataKey key = named(UUID.fromString(parts[2]), Integer.parseInt(parts[3]));
        if (key == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(AesGcm.open(key.secret(), Base64.getUrlDecoder().decode(parts[4]), key.context()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a sealed text was changed", e);
        }
    }

    /** Reads at once the keys of many subjects whose seals are to be opened, instead of one by one. */
    public void fetch(Collection<UUID> subjects) {
        jdbc.sql("select subject, generation, wrapped from subject_key where subject = any (?) and wrapped is not null")
                .param(subjects.toArray(UUID[]::new))
                .query((row, _) -> unwrap(row.getObject(1, UUID.class), row.getInt(2), row.getBytes(3)))
                .list()
                .forEach(key -> byName.put(key.name(), key));
    }

    /** Destroys every key of the subject, for good. What they sealed reads as erased from now on. */
    public void destroy(UUID subject) {
        jdbc.sql(
                        "update subject_key set wrapped = null, destroyed_at = now() where subject = ? and wrapped is not null")
                .param(subject)
                .update();
        forgetCached(subject);
    }

    /** Drops the subject's keys from this node's memory, after another node has destroyed them. */
    public void forgetCached(UUID subject) {
        current.invalidate(subject);
        byName.asMap().keySet().removeIf(name -> name.startsWith(subject + ":"));
    }

    private DataKey keyFor(UUID subject) {
        DataKey known = current.getIfPresent(subject);
        if (known == null) {
            known = ofThisTransaction().get(subject);
        }
        if (known == null) {
            known = findOrMake(subject);
        }
        return known;
    }

    private @Nullable DataKey newest(UUID subject) {
        return jdbc.sql("select generation, wrapped from subject_key where subject = ? and wrapped is not null"
                        + " order by generation desc limit 1")
                .param(subject)
                .query((row, _) -> unwrap(subject, row.getInt(1), row.getBytes(2)))
                .optional()
                .orElse(null);
    }

    /** A row of the key table: without a key if that was destroyed, or the one just made. */
    private record Found(int generation, @Nullable DataKey key, boolean made) {}

    /** One statement for both, since most keys are made in the transaction that the server waits for. */
    private DataKey findOrMake(UUID subject) {
        DataKey fresh = fresh(subject, 1);
        Found found = jdbc.sql("""
                        with made as (insert into subject_key (subject, generation, wrapped) values (:subject, 1, :wrapped)
                          on conflict do nothing returning generation, wrapped)
                        select generation, wrapped, true from made union all
                        select generation, wrapped, false from subject_key where subject = :subject
                        order by 1 desc limit 1""")
                .param("subject", subject)
                .param("wrapped", wrap(fresh))
                .query((row, _) -> {
                    boolean made = row.getBoolean(3);
                    byte[] wrapped = row.getBytes(2);
                    return new Found(
                            row.getInt(1),
                            made ? fresh : wrapped == null ? null : unwrap(subject, row.getInt(1), wrapped),
                            made);
                })
                .optional()
                .orElse(null);
        if (found == null) {
            // Another transaction made it meanwhile, and has committed: the insert waited for that.
            return remembered(newest(subject), subject);
        }
        if (found.made()) {
            keepWhenCommitted(fresh);
            return fresh;
        }
        return found.key() == null ? makeNext(subject, found.generation() + 1) : remembered(found.key(), subject);
    }

    /** The keys before this one were destroyed. */
    private DataKey makeNext(UUID subject, int generation) {
        DataKey fresh = fresh(subject, generation);
        int inserted = jdbc.sql("insert into subject_key (subject, generation, wrapped) values (?, ?, ?)"
                        + " on conflict do nothing")
                .params(subject, generation, wrap(fresh))
                .update();
        if (inserted == 0) {
            return remembered(newest(subject), subject);
        }
        keepWhenCommitted(fresh);
        return fresh;
    }

    private DataKey remembered(@Nullable DataKey theirs, UUID subject) {
        if (theirs == null) {
            throw new IllegalStateException("the key of " + subject + " was destroyed while it was made");
        }
        remember(theirs);
        return theirs;
    }

    private static DataKey fresh(UUID subject, int generation) {
        return new DataKey(subject, generation, new SecretKeySpec(RandomBytes.next(32), "AES"));
    }

    private byte[] wrap(DataKey key) {
        return masterKey.wrap(key.secret().getEncoded(), key.context());
    }

    /** Makes the first keys of new subjects, in one statement of the running transaction; leaves those that have one. */
    public void make(Collection<UUID> subjects) {
        Map<UUID, DataKey> fresh = new TreeMap<>();
        subjects.forEach(subject -> fresh.put(subject, fresh(subject, 1)));
        jdbc.sql("""
                        insert into subject_key (subject, generation, wrapped)
                        select subject, 1, wrapped from unnest(?::uuid[], ?::bytea[]) as t(subject, wrapped)
                        on conflict do nothing returning subject""")
                .params(
                        fresh.keySet().toArray(UUID[]::new),
                        fresh.values().stream().map(this::wrap).toArray(byte[][]::new))
                .query(UUID.class)
                .list()
                .forEach(made -> keepWhenCommitted(Objects.requireNonNull(fresh.get(made))));
    }

    private @Nullable DataKey named(UUID subject, int generation) {
        String name = subject + ":" + generation;
        DataKey known = byName.getIfPresent(name);
        if (known == null) {
            known = ofThisTransaction().get(subject);
        }
        if (known != null && known.generation() == generation) {
            return known;
        }
        DataKey stored = jdbc.sql("select wrapped from subject_key"
                        + " where subject = ? and generation = ? and wrapped is not null")
                .params(subject, generation)
                .query((row, _) -> unwrap(subject, generation, row.getBytes(1)))
                .optional()
                .orElse(null);
        if (stored != null) {
            byName.put(name, stored);
        }
        return stored;
    }

    private DataKey unwrap(UUID subject, int generation, byte[] wrapped) {
        byte[] context = (subject + ":" + generation).getBytes(StandardCharsets.US_ASCII);
        try {
            return new DataKey(subject, generation, new SecretKeySpec(masterKey.unwrap(wrapped, context), "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a data key cannot be opened: the master key file does not belong to this database", e);
        }
    }

    private void remember(DataKey key) {
        current.put(key.subject(), key);
        byName.put(key.name(), key);
    }

    /** A key whose transaction rolls back never existed: only a committed one may be used by others. */
    private void keepWhenCommitted(DataKey key) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            remember(key);
            return;
        }
        ofThisTransaction().put(key.subject(), key);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                remember(key);
            }
        });
    }

    @SuppressWarnings("unchecked") // bound below, and nowhere else
    private Map<UUID, DataKey> ofThisTransaction() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return Map.of();
        }
        Map<UUID, DataKey> keys = (Map<UUID, DataKey>) TransactionSynchronizationManager.getResource(this);
        if (keys == null) {
            keys = new ConcurrentHashMap<>();
            TransactionSynchronizationManager.bindResource(this, keys);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(KeyRing.this);
                }
            });
        }
        return keys;
    }
}
