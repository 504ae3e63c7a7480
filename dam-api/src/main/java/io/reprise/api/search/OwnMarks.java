package io.reprise.api.search;

import io.reprise.api.gate.Caller;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.api.selection.MarkedAs;
import io.reprise.domain.selection.Flag;
import io.reprise.domain.selection.Selection;
import io.reprise.domain.shared.FieldError;
import io.reprise.search.master.MasterHits;
import io.reprise.search.master.MasterQuery;
import io.reprise.storage.selection.Marks;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The caller's own ratings and flags in a search. The index knows nothing of persons: it is handed the images by their ids. */
@Component
class OwnMarks {
    static final String RATED = "rated";
    static final String FLAG = "flag";
    static final String SHOWN = "marks";

    /** More marked images are too many to hand over with one question. */
    static final int MOST = 10_000;

    private final Marks marks;

    OwnMarks(Marks marks) {
        this.marks = marks;
    }

    /**
     * What of the library these parameters leave, or null for all of it.
     *
     * @throws InvalidRequest for values that are none
     * @throws Refusal 422 {@code too-many-marked}
     */
    MasterQuery.@Nullable Among among(Caller caller, MultiValueMap<String, String> parameters) {
        int least = least(parameters.getFirst(RATED));
        String flagged = parameters.getFirst(FLAG);
        Flag flag = flagged == null ? null : Flag.of(flagged).orElseThrow(() -> wrong(FLAG, "unknown-value"));
        if (least == 0 && flag == null) {
            return null;
        }
        // Most images bear no flag: those are told by which do.
        boolean without = least == 0 && flag == Flag.NONE;
        Set<Flag> flags = without
                ? EnumSet.of(Flag.PICK, Flag.REJECT)
                : flag == null ? EnumSet.allOf(Flag.class) : EnumSet.of(flag);
        List<UUID> ids = marks.marked(caller.personId(), least, flags, MOST + 1);
        if (ids.size() > MOST) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "too-many-marked",
                    "More images are marked so than can be searched among.",
                    Map.of("limit", MOST));
        }
        return new MasterQuery.Among(caller.personId() + " " + least + " " + flag, ids, without);
    }

    /** The marks of hits, where they are asked for. */
    Map<UUID, MarkedAs> of(Caller caller, List<MasterHits.Hit> hits, MultiValueMap<String, String> parameters) {
        Map<UUID, MarkedAs> shown = new HashMap<>();
        String asked = parameters.getFirst(SHOWN);
        if (asked != null && !asked.equals("true") && !asked.equals("false")) {
            throw wrong(SHOWN, "unknown-value");
        }
        if ("true".equals(asked)) {
            List<UUID> ids = hits.stream().map(MasterHits.Hit::masterId).toList();
            Map<UUID, Marks.Mark> known = marks.of(caller.personId(), ids);
            ids.forEach(id -> shown.put(id, MarkedAs.of(known.get(id))));
        }
        return shown;
    }

    private static int least(@Nullable String rated) {
        if (rated == null) {
            return 0;
        }
        if (!rated.matches("[0-9]{1,3}")) {
            throw wrong(RATED, "malformed");
        }
        int least = Integer.parseInt(rated);
        if (least < 1 || least > Selection.HIGHEST_RATING) {
            throw wrong(RATED, "out-of-range");
        }
        return least;
    }

    private static InvalidRequest wrong(String parameter, String code) {
        return new InvalidRequest(List.of(new FieldError("/" + parameter, code)));
    }
}
