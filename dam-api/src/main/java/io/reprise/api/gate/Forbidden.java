package io.reprise.api.gate;

import java.util.List;

/** The caller's role may not do this. */
public final class Forbidden extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String role;
    private final transient List<String> allowed;

    Forbidden(Role role, Capability capability) {
        super("role " + role.word() + " may not " + capability.word(), null, false, false);
        this.role = role.word();
        this.allowed = capability.roleWords();
    }

    /** The role the request was made with. */
    public String role() {
        return role;
    }

    /** The roles that may. */
    public List<String> allowed() {
        return allowed;
    }
}
