package io.reprise.api.account;

import io.github.bucket4j.Bucket;
import io.reprise.api.problem.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** So many sign-ins may fail from one address: 20 at once, then one every three seconds, on each node. */
@Component
class SignInLimit {
    private static final int BURST = 20;
    private static final int REMEMBERED_ADDRESSES = 10_000;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED_ADDRESSES;
        }
    };

    /**
     * Counts an attempt before it is decided, so that many at once are counted too.
     *
     * @throws Refusal 429 if too many have failed
     */
    void attempt(String address) {
        if (!bucket(address).tryConsume(1)) {
            throw new Refusal(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-sign-ins",
                    "Too many sign-ins failed from this address; wait a while.",
                    Map.of());
        }
    }

    /** The attempt does not count. */
    void succeeded(String address) {
        bucket(address).addTokens(1);
    }

    private Bucket bucket(String address) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    address,
                    any -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(BURST).refillGreedy(20, Duration.ofMinutes(1)))
                            .build());
        }
    }
}
