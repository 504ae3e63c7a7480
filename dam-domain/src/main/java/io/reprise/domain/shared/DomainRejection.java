package io.reprise.domain.shared;

import java.util.Map;

/** A refusal by a rule of the domain. Clients see the stable code and its parameters; nothing was changed. */
public abstract class DomainRejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What sort of no it is; decides the HTTP status in one place. */
    public enum Kind {
        /** The request can never be right as it is (422). */
        INVALID,
        /** The subject's present state forbids it (409). */
        CONFLICT,
        /** It may be done, but not by this caller (403). */
        FORBIDDEN,
        /** There is no such thing for this caller (404). */
        NOT_FOUND
    }

    private final String code;
    private final transient Map<String, Object> params;
    private final Kind kind;

    protected DomainRejection(Kind kind, String code, Map<String, Object> params) {
        super(code + params, null, false, false);
        this.kind = kind;
        this.code = code;
        this.params = Map.copyOf(params);
    }

    public Kind kind() {
        return kind;
    }

    /** Stable and in kebab-case, for example {@code duplicate-content}. */
    public String code() {
        return code;
    }

    public Map<String, Object> params() {
        return params;
    }
}
