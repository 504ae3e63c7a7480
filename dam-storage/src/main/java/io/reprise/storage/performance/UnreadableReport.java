package io.reprise.storage.performance;

import io.reprise.domain.shared.DomainRejection;
import java.util.Map;

/** The report as a whole cannot be read; nothing of it was taken. */
public final class UnreadableReport extends DomainRejection {
    private static final long serialVersionUID = 1L;

    UnreadableReport(String code, Map<String, Object> params) {
        super(Kind.INVALID, code, params);
    }
}
