package io.reprise.api.publication;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.id.Ids;
import io.reprise.api.idempotency.Once;
import io.reprise.api.job.JobOrders;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.api.rights.Visibility;
import io.reprise.domain.publication.Delivery;
import io.reprise.domain.publication.Slot;
import io.reprise.domain.shared.FieldError;
import io.reprise.storage.job.NewJob;
import io.reprise.storage.publication.PublicationRows;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Handing published files over to targets, as jobs. */
@RestController
@RequestMapping("/api/v1")
class DeliveryController {
    private final JobOrders orders;
    private final DeliverPublications deliver;
    private final DeliveredArchives archives;
    private final PublicationRows rows;
    private final Visibility visibility;

    DeliveryController(
            JobOrders orders,
            DeliverPublications deliver,
            DeliveredArchives archives,
            PublicationRows rows,
            Visibility visibility) {
        this.orders = orders;
        this.deliver = deliver;
        this.archives = archives;
        this.rows = rows;
        this.visibility = visibility;
    }

    @PostMapping("/publications:deliver")
    @Gate(Capability.EDIT)
    @Answers({202, 409})
    ResponseEntity<JobOrders.JobRef> deliver(Caller caller, Once once, @RequestBody JsonNode request) {
        DeliveryOrder order = DeliveryOrder.read(request, deliver.targets());
        return orders.accept(once.with(request), () -> job(caller, order));
    }

    /** The archive that a delivery has made, as long as all that is in it might be handed over now. */
    @GetMapping("/jobs/{id}/content")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 409})
    ResponseEntity<Resource> archive(WebRequest asked, Caller caller, @PathVariable UUID id) throws IOException {
        return archives.of(asked, caller, id);
    }

    private NewJob job(Caller caller, DeliveryOrder order) {
        List<PublicationRows.Row> chosen = order.ids().isEmpty() ? live(caller, order) : named(caller, order.ids());
        List<Slot> slots = chosen.stream()
                .map(row -> new Slot(row.channel(), row.market(), row.listing(), row.slot()))
                .toList();
        return new NewJob(
                Ids.next(),
                DeliverPublications.KIND,
                caller.personId().toString(),
                null,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("actor", "user:" + caller.personId())
                        .put("target", order.target())
                        .put("layout", Delivery.Layout.of(slots).name()),
                chosen.stream().map(DeliveryController::item).toList());
    }

    /** All in one group: they are handed over together. */
    private static NewJob.Item item(PublicationRows.Row row) {
        return new NewJob.Item(
                "delivery",
                row.id(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("masterId", row.masterId().toString()));
    }

    private List<PublicationRows.Row> live(Caller caller, DeliveryOrder order) {
        Instant now = Instant.now();
        var filter = new PublicationRows.Filter(
                order.channel(), order.market(), order.listing(), null, null, now, false, now);
        List<PublicationRows.Row> live =
                rows.list(filter, visibility.hiddenFrom(caller.role()), null, DeliveryOrder.MOST + 1);
        if (live.isEmpty()) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT, "nothing-to-deliver", "Nothing is live there now.", Map.of());
        }
        if (live.size() > DeliveryOrder.MOST) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "too-many-publications",
                    "More is live there than one delivery takes.",
                    Map.of("most", DeliveryOrder.MOST));
        }
        return live;
    }

    /** What is hidden from the caller is named like what was never there. */
    private List<PublicationRows.Row> named(Caller caller, List<UUID> ids) {
        Map<UUID, PublicationRows.Row> found = new HashMap<>();
        rows.find(ids).forEach(row -> found.put(row.id(), row));
        Set<UUID> hidden = visibility.hidden(
                caller.role(),
                found.values().stream().map(PublicationRows.Row::masterId).collect(Collectors.toSet()));
        found.values().removeIf(row -> hidden.contains(row.masterId()));
        List<FieldError> errors = new ArrayList<>();
        List<PublicationRows.Row> named = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            PublicationRows.Row row = found.get(ids.get(i));
            if (row == null) {
                errors.add(new FieldError("/ids/" + i, "unknown-publication"));
            } else {
                named.add(row);
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
        return named;
    }
}
