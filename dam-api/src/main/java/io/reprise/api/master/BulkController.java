package io.reprise.api.master;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.id.Ids;
import io.reprise.api.idempotency.Once;
import io.reprise.api.job.JobOrders;
import io.reprise.api.problem.Refusal;
import io.reprise.api.rights.Visibility;
import io.reprise.api.search.FoundMasters;
import io.reprise.api.time.Positions;
import io.reprise.domain.shared.FieldError;
import io.reprise.storage.field.Fields;
import io.reprise.storage.job.JobWords;
import io.reprise.storage.job.NewJob;
import io.reprise.storage.master.FileNames;
import io.reprise.storage.master.MasterRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One change for many masters, as a job; or only what it would come to. */
@RestController
class BulkController {
    private static final int PAGE = 500;

    private final FoundMasters found;
    private final Visibility visibility;
    private final MasterRows rows;
    private final FileNames fileNames;
    private final JobOrders orders;
    private final JobWords words;
    private final Positions positions;
    private final JsonMapper json;
    private final Fields fields;

    BulkController(
            FoundMasters found,
            Visibility visibility,
            MasterRows rows,
            FileNames fileNames,
            JobOrders orders,
            JobWords words,
            Positions positions,
            JsonMapper json,
            Fields fields) {
        this.fields = fields;
        this.found = found;
        this.visibility = visibility;
        this.rows = rows;
        this.fileNames = fileNames;
        this.orders = orders;
        this.words = words;
        this.positions = positions;
        this.json = json;
    }

    @PostMapping("/api/v1/masters:bulk")
    @Gate(Capability.EDIT)
    @Answers({200, 202, 503})
    ResponseEntity<BulkBody> edit(
            Caller caller,
            Once once,
            @RequestParam(required = false) @Nullable String after,
            @RequestBody JsonNode body) {
        BulkOrder order = BulkOrder.read(json, body);
        if (order.dryRun()) {
            positions.awaitTables(Positions.parse(after));
            var preview = new BulkPreview(rows, order.edit(), fields);
            eachPage(caller, order, preview::add);
            return ResponseEntity.ok(preview.body(fileNames));
        }
        ResponseEntity<JobOrders.JobRef> accepted = orders.accept(
                once.with(body),
                () -> job(caller, order),
                job -> words.keep(job.id(), json.writeValueAsBytes(order.change())));
        JobOrders.JobRef job = accepted.getBody();
        return ResponseEntity.status(accepted.getStatusCode())
                .headers(accepted.getHeaders())
                .body(job == null ? null : BulkBody.of(job));
    }

    private NewJob job(Caller caller, BulkOrder order) {
        List<UUID> chosen = new ArrayList<>();
        eachPage(caller, order, chosen::addAll);
        if (chosen.isEmpty()) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT, "nothing-to-edit", "The search finds nothing.", Map.of());
        }
        return new NewJob(
                Ids.next(),
                EditMasters.KIND,
                caller.personId().toString(),
                null,
                JobOrders.onBehalf(caller),
                JobOrders.aboutMasters(chosen.stream().distinct().toList()));
    }

    private void eachPage(Caller caller, BulkOrder order, Consumer<List<UUID>> page) {
        if (order.query() != null) {
            found.eachPage(caller, order.query(), page);
            return;
        }
        refuseUnknown(caller, order.ids());
        for (int from = 0; from < order.ids().size(); from += PAGE) {
            page.accept(order.ids().subList(from, Math.min(order.ids().size(), from + PAGE)));
        }
    }

    /** What is hidden from the caller is named like what was never there. */
    private void refuseUnknown(Caller caller, List<UUID> ids) {
        Set<UUID> seen = visibility.seen(caller.role(), ids);
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.contains(ids.get(i))) {
                errors.add(new FieldError("/ids/" + i, "unknown-master"));
            }
        }
        BulkOrder.refuse(errors);
    }
}
