package io.reprise.api.rate;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.id.Ids;
import io.reprise.api.idempotency.Once;
import io.reprise.api.precondition.IfMatch;
import io.reprise.api.time.Positions;
import io.reprise.api.valuation.LedgerForm;
import io.reprise.api.valuation.LedgerWrites;
import io.reprise.domain.rate.RateCommand;
import io.reprise.domain.rate.RateEvent;
import io.reprise.storage.event.EventReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Recording rates of exchange. */
@RestController
class RateController {
    private static final Pattern RATE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,8})?");

    private final LedgerWrites writes;
    private final EventReader reader;

    RateController(LedgerWrites writes, EventReader reader) {
        this.writes = writes;
        this.reader = reader;
    }

    /** @param rate units of {@code quote} for one of {@code base} */
    record RateBody(
            UUID rateId, String base, String quote, String rate, LocalDate date, Instant recordedAt, long position) {}

    @PostMapping("/api/v1/rates")
    @Gate(Capability.FINANCE)
    @Answers({201, 409})
    ResponseEntity<RateBody> record(Caller caller, Once once, @RequestBody JsonNode body) {
        LedgerForm form = new LedgerForm(body, Set.of("base", "quote", "rate", "date"));
        Optional<String> base = form.required("base");
        Optional<String> quote = form.required("quote");
        Optional<BigDecimal> rate = form.required("rate").flatMap(text -> rate(form, text));
        Optional<LocalDate> date = form.date("date");
        form.refuseIfWrong();
        UUID rateId = Ids.next();
        LedgerWrites.Written written = writes.once(
                new LedgerWrites.Request(caller, once.with(body)),
                rateId,
                at -> new RateCommand.RecordRate(
                        rateId,
                        LedgerForm.given(base),
                        LedgerForm.given(quote),
                        LedgerForm.given(rate),
                        LedgerForm.given(date),
                        at));
        RateEvent.Recorded event = reader.payloads(written.subject().toString(), null, RateEvent.Recorded.class)
                .getFirst();
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(IfMatch.tag(written.version()))
                .header(Positions.HEADER, written.position().encode())
                .body(new RateBody(
                        event.rateId(),
                        event.base(),
                        event.quote(),
                        event.rate().toPlainString(),
                        event.date(),
                        event.recordedAt(),
                        written.position().index()));
    }

    private static Optional<BigDecimal> rate(LedgerForm form, String text) {
        if (text.length() > 20 || !RATE.matcher(text).matches()) {
            form.wrong("/rate", "invalid-rate");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }
}
