package io.reprise.api.account;

import io.reprise.api.gate.Role;
import io.reprise.domain.shared.DomainRejection;
import java.util.Map;

/** Why an account or a token may not be as asked. */
abstract sealed class AccountRejection extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private AccountRejection(Kind kind, String code, Map<String, Object> params) {
        super(kind, code, params);
    }

    static final class NameTaken extends AccountRejection {
        private static final long serialVersionUID = 1L;

        NameTaken(String name) {
            super(Kind.CONFLICT, "name-taken", Map.of("name", name));
        }
    }

    /** There is no such user or token for this caller. */
    static final class NotFound extends AccountRejection {
        private static final long serialVersionUID = 1L;

        NotFound() {
            super(Kind.NOT_FOUND, "not-found", Map.of());
        }
    }

    /** A token's role is more than that of its owner. */
    static final class RoleTooHigh extends AccountRejection {
        private static final long serialVersionUID = 1L;

        RoleTooHigh(Role role, Role own) {
            super(Kind.INVALID, "role-too-high", Map.of("role", role.word(), "own", own.word()));
        }
    }

    /** A link would lead nowhere. */
    static final class Disabled extends AccountRejection {
        private static final long serialVersionUID = 1L;

        Disabled() {
            super(Kind.CONFLICT, "user-disabled", Map.of());
        }
    }

    /** Nobody locks themselves out. */
    static final class OwnAccount extends AccountRejection {
        private static final long serialVersionUID = 1L;

        OwnAccount() {
            super(Kind.CONFLICT, "own-account", Map.of());
        }
    }
}
