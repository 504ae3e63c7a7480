package io.reprise.api.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The server's calls that the commands share, in the words of the contract. */
final class Library {
    private static final String ID = "[A-Za-z0-9-]{1,64}";
    private static final Set<String> UNDER_WAY = Set.of("queued", "running");
    private static final Set<String> OVER = Set.of("done", "failed", "cancelled");

    /** The server takes so many in one licence. */
    private static final int MOST_MASTERS = 10_000;

    private static final Duration FIRST_LOOK = Duration.ofMillis(50);
    private static final Duration SLOWEST_LOOK = Duration.ofMillis(500);

    private static final Duration LONGEST_FIRST_PAUSE = Duration.ofSeconds(2);

    private final Client client;
    private volatile Duration usual = Duration.ZERO;

    Library(Client client) {
        this.client = client;
    }

    boolean answers() {
        return client.answers();
    }

    /** Which of these digests the library has, each with its master. At most 500. */
    Map<String, String> known(List<String> sha256) {
        JsonNode items = client.post("/api/v1/masters:check", Map.of("sha256", sha256))
                .object()
                .path("items");
        if (!items.isArray()) {
            throw new ClientFailure.Garbled("The server's answer to masters:check has no items.");
        }
        Map<String, String> known = new HashMap<>();
        for (JsonNode item : items) {
            String digest = item.path("sha256").asString("");
            String master = item.path("masterId").asString("");
            if (sha256.contains(digest) && master.matches(ID)) {
                known.put(digest, master);
            }
        }
        return known;
    }

    /** Sends a photograph and says whether it is new. */
    Registered register(Multipart form) {
        Answer answer = client.post("/api/v1/masters?onDuplicate=return", form);
        return new Registered(id(answer.object(), "masterId"), answer.status() == 201);
    }

    record Registered(String masterId, boolean isNew) {}

    /** Records masters as own work, for every channel and market from now on; one licence for up to 10,000. */
    void licenseOwn(List<String> masterIds) {
        for (int from = 0; from < masterIds.size(); from += MOST_MASTERS) {
            client.post(
                    "/api/v1/licences",
                    Map.of(
                            "masterIds",
                            masterIds.subList(from, Math.min(masterIds.size(), from + MOST_MASTERS)),
                            "kind",
                            "own",
                            "territories",
                            List.of("*")));
        }
    }

    /** The names of all profiles there are. */
    List<String> profiles() {
        List<String> names = new ArrayList<>();
        client.get("/api/v1/profiles")
                .object()
                .path("items")
                .forEach(item -> names.add(item.path("profile").asString("")));
        return names;
    }

    /** Asks for variants; answers the path of the job. */
    String derive(String masterId, List<String> profiles) {
        return client.post("/api/v1/masters/" + masterId + "/variants", Map.of("profiles", profiles))
                .job();
    }

    /** Waits until a job is over; {@code progress} sees every state it is found in. */
    Job await(String path, Consumer<Job> progress) {
        Instant begin = Instant.now();
        // The jobs of one run are alike: not to ask before half the time that the last one took keeps the server free.
        Duration pause = usual.dividedBy(2);
        while (true) {
            Client.sleep(pause);
            Job job = Job.read(client.get(path).object());
            progress.accept(job);
            if (!UNDER_WAY.contains(job.state())) {
                usual = shorter(Duration.between(begin, Instant.now()), LONGEST_FIRST_PAUSE);
                return job;
            }
            pause = shorter(longer(pause, FIRST_LOOK).multipliedBy(2), SLOWEST_LOOK);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * @param position what a read must cover to see the job's work; absent when the server names none
     */
    record Job(String state, long total, long done, long failed, Optional<String> position) {
        static Job read(JsonNode job) {
            String state = Answer.text(job, "state", "");
            if (!UNDER_WAY.contains(state) && !OVER.contains(state)) {
                throw new ClientFailure.Garbled("The server's answer about a job has no known state.");
            }
            return new Job(
                    state,
                    job.path("total").asLong(0),
                    job.path("done").asLong(0),
                    job.path("failed").asLong(0),
                    Optional.of(Answer.text(job, "position", "")).filter(text -> !text.isEmpty()));
        }

        boolean wentWell() {
            return failed == 0 && state.equals("done");
        }
    }

    /** The variants of a master for these profiles; one that the server does not show is {@code missing}. */
    List<VariantOutcome> variants(String masterId, List<String> profiles, Optional<String> after) {
        String since = after.map(position -> "?after=" + Query.encode(position)).orElse("");
        Map<String, VariantOutcome> found = new HashMap<>();
        for (JsonNode variant :
                client.get("/api/v1/masters/" + masterId + since).object().path("variants")) {
            String profile = variant.path("profile").asString("");
            if (profiles.contains(profile)) {
                found.put(profile, variant(variant, since));
            }
        }
        List<VariantOutcome> inOrder = new ArrayList<>();
        profiles.forEach(profile -> inOrder.add(found.getOrDefault(profile, VariantOutcome.missing(profile))));
        return inOrder;
    }

    private VariantOutcome variant(JsonNode summary, String since) {
        boolean whole = summary.path("conformance").path("rules").isArray();
        return VariantOutcome.read(
                whole
                        ? summary
                        : client.get("/api/v1/variants/" + id(summary, "variantId") + since)
                                .object());
    }

    static String id(JsonNode node, String field) {
        String id = node.path(field).asString("");
        if (!id.matches(ID)) {
            throw new ClientFailure.Garbled("The server's answer has no usable " + field + ".");
        }
        return id;
    }
}
