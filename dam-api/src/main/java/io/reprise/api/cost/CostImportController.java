package io.reprise.api.cost;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.idempotency.Attempt;
import io.reprise.api.idempotency.Once;
import io.reprise.api.problem.Refusal;
import io.reprise.api.time.Positions;
import io.reprise.domain.shared.Digest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes costs as a file. */
@RestController
class CostImportController {
    private static final int LARGEST = 5_000_000;
    private static final int SHOWN = 1_000;

    private final CostImport costs;

    CostImportController(CostImport costs) {
        this.costs = costs;
    }

    /**
     * @param recorded lines that are costs from now on
     * @param repeated lines that were recorded before
     * @param ignored titles of columns that mean nothing here
     */
    record CostImportBody(
            int rows,
            int recorded,
            int repeated,
            int rejectedRows,
            List<CostSheet.Rejected> rejected,
            List<String> ignored) {}

    @PostMapping(path = "/api/v1/costs:import", consumes = "text/csv")
    @Gate(Capability.FINANCE)
    @Answers({200, 413, 415, 422})
    ResponseEntity<CostImportBody> take(Caller caller, Once once, HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new Refusal(
                    HttpStatus.CONTENT_TOO_LARGE, "too-large", "The file is too large.", Map.of("limit", LARGEST));
        }
        // The lines are told apart by what they say: the attempt only keeps the same file from being taken twice at
        // once.
        try (Attempt _ = once.with(digest(bytes)).begin()) {
            CostSheet sheet = CostSheet.read(new StringReader(text(bytes)));
            CostImport.Taken taken = costs.take(caller, sheet);
            List<CostSheet.Rejected> rejected = sheet.rejected().stream()
                    .sorted(Comparator.comparingLong(CostSheet.Rejected::line))
                    .toList();
            ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
            if (taken.position() != null) {
                answer.header(Positions.HEADER, taken.position().encode());
            }
            return answer.body(new CostImportBody(
                    taken.recorded() + taken.repeated() + rejected.size(),
                    taken.recorded(),
                    taken.repeated(),
                    rejected.size(),
                    rejected.stream().limit(SHOWN).toList(),
                    sheet.ignored()));
        }
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT, "unreadable-encoding", "The file is not UTF-8.", Map.of());
        }
    }

    private static Digest digest(byte[] bytes) {
        try {
            return new Digest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}
