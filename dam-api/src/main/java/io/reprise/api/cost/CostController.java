package io.reprise.api.cost;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.id.Ids;
import io.reprise.api.idempotency.Once;
import io.reprise.api.master.Masters;
import io.reprise.api.page.Page;
import io.reprise.api.page.PageRequest;
import io.reprise.api.precondition.IfMatch;
import io.reprise.api.problem.Refusal;
import io.reprise.api.rights.Visibility;
import io.reprise.api.time.Positions;
import io.reprise.api.valuation.LedgerForm;
import io.reprise.api.valuation.LedgerWrites;
import io.reprise.domain.cost.CostCommand;
import io.reprise.domain.cost.CostEvent;
import io.reprise.domain.cost.CostKind;
import io.reprise.domain.money.Money;
import io.reprise.storage.cost.CostEntries;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.RecordedEvent;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Recording, correcting and reading costs. */
@RestController
@RequestMapping("/api/v1/costs")
class CostController {
    private static final Set<String> CORRECTION = Set.of("kind", "amount", "date", "note");
    private static final Set<String> COST = Set.of("masterId", "kind", "amount", "date", "note");

    private final LedgerWrites writes;
    private final CostEntries entries;
    private final EventReader reader;
    private final Masters masters;
    private final Visibility visibility;

    CostController(
            LedgerWrites writes, CostEntries entries, EventReader reader, Masters masters, Visibility visibility) {
        this.visibility = visibility;
        this.writes = writes;
        this.entries = entries;
        this.reader = reader;
        this.masters = masters;
    }

    /** What a request says of an entry. */
    private record Entry(
            CostKind kind,
            Money amount,
            LocalDate date,
            @Nullable String note) {}

    private static Entry entry(LedgerForm form) {
        Optional<CostKind> kind = form.required("kind").flatMap(code -> {
            Optional<CostKind> known = CostKind.ofCode(code);
            if (known.isEmpty()) {
                form.wrong("/kind", "unknown-value");
            }
            return known;
        });
        Optional<Money> amount = form.money("amount");
        Optional<LocalDate> date = form.date("date");
        Optional<String> note = form.text("note");
        form.refuseIfWrong();
        return new Entry(
                LedgerForm.given(kind), LedgerForm.given(amount), LedgerForm.given(date), LedgerForm.orNull(note));
    }

    @PostMapping
    @Gate(Capability.FINANCE)
    @Answers({201, 409})
    ResponseEntity<CostBody> record(Caller caller, Once once, @RequestBody JsonNode body) {
        LedgerForm form = new LedgerForm(body, COST);
        Optional<Subject> subject = form.required("masterId").flatMap(text -> subject(caller, form, text));
        Entry entry = entry(form);
        Subject master = LedgerForm.given(subject);
        UUID costId = Ids.next();
        LedgerWrites.Written written = writes.once(
                new LedgerWrites.Request(caller, once.with(body)),
                costId,
                at -> new CostCommand.RecordCost(
                        costId,
                        master.masterId(),
                        master.brand(),
                        entry.kind(),
                        entry.amount(),
                        entry.date(),
                        at,
                        entry.note()));
        return answer(ResponseEntity.created(URI.create("/api/v1/costs/" + written.subject())), written);
    }

    private record Subject(UUID masterId, @Nullable String brand) {}

    private Optional<Subject> subject(Caller caller, LedgerForm form, String text) {
        try {
            UUID masterId = UUID.fromString(text);
            if (!visibility.sees(caller.role(), masterId)) {
                form.wrong("/masterId", "unknown-master");
                return Optional.empty();
            }
            return Optional.of(new Subject(
                    masterId,
                    masters.load(masterId, null).master().description().brand()));
        } catch (IllegalArgumentException e) {
            form.wrong("/masterId", "not-an-id");
        } catch (Refusal e) {
            form.wrong("/masterId", "unknown-master");
        }
        return Optional.empty();
    }

    @PostMapping("/{id}:correct")
    @Gate(Capability.FINANCE)
    ResponseEntity<CostBody> correct(
            Caller caller, @PathVariable UUID id, IfMatch expected, Once once, @RequestBody JsonNode body) {
        Entry entry = entry(new LedgerForm(body, CORRECTION));
        UUID masterId = load(id).masterId();
        LedgerWrites.Written written = writes.once(
                new LedgerWrites.Request(
                        caller, once.with(body).with(JsonNodeFactory.instance.numberNode(expected.version()))),
                id,
                at -> new CostCommand.Correct(
                        id,
                        expected.version(),
                        masterId,
                        entry.kind(),
                        entry.amount(),
                        entry.date(),
                        at,
                        entry.note()));
        return answer(ResponseEntity.ok(), written);
    }

    private ResponseEntity<CostBody> answer(ResponseEntity.BodyBuilder builder, LedgerWrites.Written written) {
        List<RecordedEvent> events = reader.read(List.of(written.subject().toString()), null).stream()
                .filter(event -> event.sequence() <= written.version())
                .toList();
        return builder.eTag(IfMatch.tag(written.version()))
                .header(Positions.HEADER, written.position().encode())
                .body(CostBody.of(events));
    }

    @GetMapping("/{id}")
    @Gate(Capability.FINANCE)
    @Answers({200, 304, 422})
    ResponseEntity<CostBody> one(@PathVariable UUID id, @RequestParam(required = false) @Nullable String after) {
        // Read from the log itself, which holds every acknowledged write: a right position needs no wait.
        Positions.parse(after);
        CostBody cost = load(id);
        return ResponseEntity.ok().eTag(IfMatch.tag(cost.version())).body(cost);
    }

    private CostBody load(UUID id) {
        List<RecordedEvent> events = reader.read(List.of(id.toString()), null);
        if (events.isEmpty() || !(events.getFirst().payload() instanceof CostEvent)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such cost.", Map.of());
        }
        return CostBody.of(events);
    }

    @GetMapping
    @Gate(Capability.FINANCE)
    @Answers({200, 422})
    Page<CostBody> list(
            @RequestParam(required = false) @Nullable UUID master,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String after) {
        Positions.parse(after);
        PageRequest page = PageRequest.of(size, cursor);
        List<UUID> ids = entries.costs(master, page.after(), page.size() + 1);
        Map<String, List<RecordedEvent>> events = reader
                .read(ids.stream().map(UUID::toString).toList(), null)
                .stream()
                .collect(Collectors.groupingBy(RecordedEvent::aggregateId, LinkedHashMap::new, Collectors.toList()));
        List<CostBody> found = ids.stream()
                .map(id -> CostBody.of(events.getOrDefault(id.toString(), List.of())))
                .toList();
        return Page.of(found, page.size(), entries.count(master), cost -> PageRequest.cursor(cost.costId()));
    }
}
