package io.reprise.api.publication;

import io.reprise.domain.publication.Delivery;
import io.reprise.domain.publication.Placement;
import io.reprise.domain.publication.PublicationCommand;
import io.reprise.domain.publication.PublicationRejection.Reason;
import io.reprise.domain.publication.PublicationTarget;
import io.reprise.domain.publication.PublicationTarget.NotDelivered;
import io.reprise.domain.publication.Receipt;
import io.reprise.storage.event.Commands;
import io.reprise.storage.job.Claim;
import io.reprise.storage.job.JobHandler;
import io.reprise.storage.job.Jobs;
import io.reprise.storage.job.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Hands over what a job names: decides anew, delivers what may go, then keeps the receipts. The job is the delivery, so
 * that done twice it comes to the same: a target has one of that id, and a publication one receipt of it.
 */
@Component
class DeliverPublications implements JobHandler {
    static final String KIND = "deliver-publications";

    private static final Logger LOG = LoggerFactory.getLogger(DeliverPublications.class);

    private final Map<String, PublicationTarget> targets;
    private final Deliverables deliverables;
    private final Commands commands;
    private final Jobs jobs;
    private final JsonMapper json;

    DeliverPublications(
            List<PublicationTarget> targets, Deliverables deliverables, Commands commands, Jobs jobs, JsonMapper json) {
        this.targets = targets.stream()
                .collect(Collectors.toMap(PublicationTarget::kind, each -> each, (a, _) -> a, TreeMap::new));
        this.deliverables = deliverables;
        this.commands = commands;
        this.jobs = jobs;
        this.json = json;
    }

    /** What deliveries may go to. */
    Set<String> targets() {
        return targets.keySet();
    }

    @Override
    public List<Outcome> handle(Claim claim) {
        Instant now = Instant.now();
        List<UUID> ids = claim.items().stream()
                .map(item -> Objects.requireNonNull(item.subject(), "an item is about a publication"))
                .toList();
        Map<UUID, Deliverables.Deliverable> found = new HashMap<>();
        deliverables.of(ids, now).forEach(each -> found.put(each.publicationId(), each));
        List<Placement> ready = found.values().stream()
                .map(Deliverables.Deliverable::placement)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        var layout = Delivery.Layout.valueOf(claim.params().path("layout").asString());
        boolean delivered = !ready.isEmpty() && deliver(claim, new Delivery(claim.jobId(), layout, ready, now));
        return claim.items().stream()
                .map(item -> outcome(claim, item, found.get(item.subject()), delivered))
                .toList();
    }

    private Outcome outcome(Claim claim, Claim.Item item, Deliverables.@Nullable Deliverable found, boolean delivered) {
        if (found == null) {
            return new Outcome.Failed(item.no(), object("code", "not-found"), false);
        }
        if (found.placement() == null) {
            return new Outcome.Failed(item.no(), refused(found.against()), false);
        }
        return delivered
                ? new Outcome.Done(item.no(), object("delivery", claim.jobId().toString()))
                : new Outcome.Failed(item.no(), object("code", "not-delivered"), true);
    }

    private boolean deliver(Claim claim, Delivery delivery) {
        String kind = claim.params().path("target").asString();
        try {
            PublicationTarget target = Objects.requireNonNull(targets.get(kind), "a target of a later version");
            record(claim, delivery, target.deliver(delivery));
            return true;
        } catch (NotDelivered failed) {
            LOG.warn("Delivery {} to the target {} failed", delivery.id(), kind, failed);
            return false;
        }
    }

    private void record(Claim claim, Delivery delivery, List<Receipt> receipts) {
        var context = new Commands.Context(
                claim.params().path("actor").asString("system"),
                null,
                claim.jobId().toString());
        for (int i = 0; i < receipts.size(); i++) {
            Placement placement = delivery.placements().get(i);
            String commandId = UUID.nameUUIDFromBytes(("delivery:" + delivery.id() + ":" + placement.publicationId())
                            .getBytes(StandardCharsets.UTF_8))
                    .toString();
            Commands.Receipt recorded = commands.dispatch(
                    commandId,
                    new PublicationCommand.RecordDelivery(
                            placement.publicationId(), placement.masterId(), receipts.get(i)),
                    context,
                    _ -> {});
            if (i == receipts.size() - 1) {
                jobs.recordPosition(claim.jobId(), recorded.position().encode());
            }
        }
    }

    private JsonNode refused(List<Reason> against) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", "delivery-refused")
                .set("reasons", json.valueToTree(against));
    }

    private static JsonNode object(String member, String value) {
        return JsonNodeFactory.instance.objectNode().put(member, value);
    }
}
