package io.reprise.api.problem;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** A refusal that is a matter of HTTP and not of the domain, with its status and stable code. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final String detail;
    private final transient Map<String, Object> params;

    /** @param detail one sentence for people, without anything from the request */
    public Refusal(HttpStatus status, String code, String detail, Map<String, Object> params) {
        super(code + params, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.params = Map.copyOf(params);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public Map<String, Object> params() {
        return params;
    }
}
