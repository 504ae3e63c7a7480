package io.reprise.api.search;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.problem.BrokenOff;
import io.reprise.api.rights.Places;
import io.reprise.api.rights.SearchRights;
import io.reprise.api.time.Positions;
import io.reprise.api.valuation.ValueOrder;
import io.reprise.domain.field.FieldDefinition;
import io.reprise.domain.rights.RightsSnapshot;
import io.reprise.domain.shared.Csv;
import io.reprise.search.master.MasterHits;
import io.reprise.search.master.MasterIndexer;
import io.reprise.search.master.MasterQuery;
import io.reprise.search.master.MasterSearch;
import io.reprise.storage.event.Position;
import io.reprise.storage.field.Fields;
import io.reprise.storage.master.MasterSheet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything that a search finds, as a table. It is read and sent page by page, so any number takes little memory. */
@RestController
@RequestMapping("/api/v1")
class SearchCsvController {
    private static final int PAGE = 500;
    /** By which a spreadsheet knows the encoding. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final MasterSearch search;
    private final MasterIndexer indexer;
    private final Positions positions;
    private final SearchRights rights;
    private final Places places;
    private final ValueOrder values;
    private final MasterSheet sheet;
    private final Fields fields;
    private final SearchScope scope;

    SearchCsvController(
            MasterSearch search,
            MasterIndexer indexer,
            Positions positions,
            SearchRights rights,
            Places places,
            ValueOrder values,
            MasterSheet sheet,
            Fields fields,
            SearchScope scope) {
        this.search = search;
        this.indexer = indexer;
        this.positions = positions;
        this.rights = rights;
        this.places = places;
        this.values = values;
        this.sheet = sheet;
        this.fields = fields;
        this.scope = scope;
    }

    /** With the parameters of a search; those of one page of it, and facets, mean nothing here. */
    @GetMapping("/search.csv")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 403, 422, 503})
    void export(Caller caller, @RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response)
            throws InterruptedException, IOException {
        MultiValueMap<String, String> asked = new LinkedMultiValueMap<>(parameters);
        List.of("cursor", "from", "size", "facets", "explain", "badges").forEach(asked::remove);
        Position after = Positions.parse(asked.getFirst("after"));
        if (after != null) {
            positions.awaitTables(after);
            if (!indexer.awaitIndexed(after.masterId(), Positions.LONGEST_WAIT)) {
                throw Positions.behind();
            }
        }
        SearchPlaces where = SearchPlaces.of(asked, places);
        // What can be refused is refused before the first byte is sent.
        MasterHits hits = page(caller, asked, where, null);
        List<FieldDefinition> columns =
                fields.list().stream().map(Fields.Row::definition).toList();
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("masters.csv").build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.append(BYTE_ORDER_MARK).append(Csv.line(titles(columns)));
        try {
            write(out, caller, where, hits, columns);
            for (String next = hits.next(); next != null; next = hits.next()) {
                hits = page(caller, asked, where, next);
                write(out, caller, where, hits, columns);
            }
            out.flush();
        } catch (RuntimeException failed) {
            throw response.isCommitted() ? new BrokenOff(failed) : failed;
        }
    }

    private static List<String> titles(List<FieldDefinition> columns) {
        List<String> titles = new ArrayList<>(MasterSheet.COLUMNS);
        columns.forEach(field -> titles.add("field." + field.key()));
        return titles;
    }

    /** What may be seen is decided anew at each page, as it is for whoever turns pages. */
    private MasterHits page(
            Caller caller, MultiValueMap<String, String> asked, SearchPlaces where, @Nullable String cursor) {
        MasterQuery.Builder query = SearchForm.query(asked, fields)
                .market(HitPerformance.market(asked, where.shown()))
                .limits(rights.limits(caller.role(), where.only()))
                .among(scope.among(caller, asked))
                .facets(Set.of())
                .size(PAGE);
        if (SearchForm.VALUE.equals(asked.getFirst("sort"))) {
            caller.require(Capability.FINANCE);
            return values.page(query, cursor, asked.getFirst("currency")).hits();
        }
        return search.search(query.cursor(cursor).build());
    }

    private void write(Writer out, Caller caller, SearchPlaces where, MasterHits hits, List<FieldDefinition> columns)
            throws IOException {
        List<UUID> found = hits.items().stream().map(MasterHits.Hit::masterId).toList();
        Map<UUID, RightsSnapshot> known = rights.of(found);
        List<UUID> seen = found.stream()
                .filter(id ->
                        SearchRights.keeps(known.getOrDefault(id, RightsSnapshot.UNKNOWN), caller.role(), where.only()))
                .toList();
        Map<UUID, MasterSheet.Line> lines = sheet.of(seen);
        for (UUID id : seen) {
            MasterSheet.Line line = lines.get(id);
            // Forgotten since it was found.
            if (line != null) {
                out.append(Csv.line(cells(line, columns)));
            }
        }
        out.flush();
    }

    private static List<@Nullable Object> cells(MasterSheet.Line line, List<FieldDefinition> columns) {
        List<@Nullable Object> cells = new ArrayList<>(line.cells());
        for (FieldDefinition field : columns) {
            String stored = line.fields().get(field.key());
            cells.add(
                    stored == null
                            ? null
                            : field.multi() ? String.join("; ", field.each(stored)) : field.typed(stored));
        }
        return cells;
    }
}
