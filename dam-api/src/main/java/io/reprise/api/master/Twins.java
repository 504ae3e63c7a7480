package io.reprise.api.master;

import io.reprise.api.gate.Caller;
import io.reprise.api.idempotency.StoredAnswer;
import io.reprise.api.problem.Refusal;
import io.reprise.api.rights.Visibility;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Masters that somebody comes upon without having asked for them, by sending the same bytes or the same request again. */
@Component
class Twins {
    private final Visibility visibility;

    Twins(Visibility visibility) {
        this.visibility = visibility;
    }

    /**
     * The bytes cannot be taken twice, but whose they are is not said.
     *
     * @throws Refusal 409 {@code content-refused} if the master that has the bytes is hidden from the caller
     */
    void refuseHidden(Caller caller, UUID masterId) {
        if (!visibility.sees(caller.role(), masterId)) {
            throw new Refusal(HttpStatus.CONFLICT, "content-refused", "These bytes are not taken now.", Map.of());
        }
    }

    /** @throws Refusal 404 if what the request made is hidden from the caller by now */
    void requireVisible(Caller caller, StoredAnswer answer) {
        UUID subject = answer.subject();
        if (subject != null && !visibility.sees(caller.role(), subject)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such thing.", Map.of());
        }
    }
}
