package io.reprise.api.brand;

import io.reprise.api.correlation.Correlation;
import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.page.Page;
import io.reprise.api.page.PageRequest;
import io.reprise.api.precondition.IfMatch;
import io.reprise.api.precondition.IfMatches;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.api.time.Positions;
import io.reprise.domain.brand.Brand;
import io.reprise.domain.brand.BrandCommand;
import io.reprise.domain.shared.FieldError;
import io.reprise.storage.brand.Brands;
import io.reprise.storage.event.Commands;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is settled for brands. The rows are written with the decision: nothing that is read here lags. */
@RestController
@RequestMapping("/api/v1/brands")
class BrandController {
    private static final String REQUIRED = "required";
    private static final String NONE = "none";

    private final Commands commands;
    private final Brands brands;

    BrandController(Commands commands, Brands brands) {
        this.commands = commands;
        this.brands = brands;
    }

    /** @param approval required or none */
    record BrandRuleBody(@Nullable String approval) {}

    /**
     * @param brandId the same for every way of writing the brand
     * @param brand as it was written last
     * @param approval required or none
     */
    record BrandBody(UUID brandId, String brand, String approval) {
        static BrandBody of(Brands.Row row) {
            return new BrandBody(row.brandId(), row.name(), row.approvalRequired() ? REQUIRED : NONE);
        }
    }

    @PutMapping("/{brand}")
    @Gate(Capability.DEFINE_BRANDS)
    @Answers({200, 201, 412, 428})
    ResponseEntity<BrandBody> rule(
            Caller caller,
            @PathVariable String brand,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody BrandRuleBody rule) {
        boolean required = required(rule.approval());
        UUID id = Brand.idOf(brand);
        Optional<Brands.Row> existing = brands.find(id);
        Long expected = existing.isPresent() ? IfMatches.parse(ifMatch).version() : null;
        Commands.Receipt receipt = commands.dispatch(
                new BrandCommand.Rule(id, expected, brand, required),
                new Commands.Context("user:" + caller.personId(), null, Correlation.current()));
        return ResponseEntity.status(existing.isPresent() ? HttpStatus.OK : HttpStatus.CREATED)
                .eTag(IfMatch.tag(receipt.version()))
                .header(Positions.HEADER, receipt.position().encode())
                .body(BrandBody.of(require(id)));
    }

    private static boolean required(@Nullable String approval) {
        if (approval == null) {
            throw new InvalidRequest(List.of(new FieldError("/approval", "required")));
        }
        return switch (approval) {
            case REQUIRED -> true;
            case NONE -> false;
            default -> throw new InvalidRequest(List.of(new FieldError("/approval", "unknown-value")));
        };
    }

    @GetMapping("/{brand}")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 304, 422})
    ResponseEntity<BrandBody> state(
            @PathVariable String brand, @RequestParam(required = false) @Nullable String after) {
        Positions.parse(after);
        Brands.Row row = require(Brand.idOf(brand));
        return ResponseEntity.ok().eTag(IfMatch.tag(row.version())).body(BrandBody.of(row));
    }

    @GetMapping
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 422})
    Page<BrandBody> list(
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String after) {
        Positions.parse(after);
        PageRequest page = PageRequest.of(size, cursor);
        List<BrandBody> found = brands.list(page.after(), page.size() + 1).stream()
                .map(BrandBody::of)
                .toList();
        return Page.of(found, page.size(), brands.count(), last -> PageRequest.cursor(last.brandId()));
    }

    private Brands.Row require(UUID id) {
        return brands.find(id)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND, "not-found", "Nothing was settled for this brand.", Map.of()));
    }
}
