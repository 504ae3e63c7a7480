package io.reprise.domain.collection;

import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a live collection looks for: parameters of a search, each with its values. What they mean, the search knows. */
final class CollectionQuery {
    /** Of all names and values together, in Unicode code points. */
    static final int LONGEST = 8_000;

    private CollectionQuery() {}

    /** One writing for one query, and safe from change. */
    static Map<String, List<String>> canonical(Map<String, List<String>> query) {
        Map<String, List<String>> sorted = new TreeMap<>();
        query.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
        return Collections.unmodifiableMap(sorted);
    }

    /** Everything that keeps it from being a query. */
    static List<FieldError> errors(Map<String, List<String>> query) {
        List<FieldError> errors = new ArrayList<>();
        if (query.isEmpty()) {
            errors.add(new FieldError("/query", "required"));
        }
        int length = 0;
        for (Map.Entry<String, List<String>> each : query.entrySet()) {
            length += Text.length(each.getKey());
            boolean clean = Text.isClean(each.getKey());
            for (String value : each.getValue()) {
                length += Text.length(value);
                clean &= Text.isClean(value);
            }
            if (!clean) {
                errors.add(new FieldError("/query", "control-character"));
            }
        }
        if (length > LONGEST) {
            errors.add(new FieldError("/query", "too-long"));
        }
        return errors.stream().distinct().toList();
    }
}
