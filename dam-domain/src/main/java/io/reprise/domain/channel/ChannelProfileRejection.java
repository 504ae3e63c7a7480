package io.reprise.domain.channel;

import io.reprise.domain.shared.DomainRejection;
import java.util.Map;

/** Why a channel profile may not be as asked. */
public abstract sealed class ChannelProfileRejection extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private ChannelProfileRejection(Kind kind, String code, Map<String, Object> params) {
        super(kind, code, params);
    }

    /** Lower-case words joined by hyphens, 2 to 64 characters. */
    public static final class InvalidName extends ChannelProfileRejection {
        private static final long serialVersionUID = 1L;

        public InvalidName(String profile) {
            super(Kind.INVALID, "invalid-profile-name", Map.of("profile", profile));
        }
    }

    /** Two rules of one revision have the same name. */
    public static final class DuplicateRule extends ChannelProfileRejection {
        private static final long serialVersionUID = 1L;

        public DuplicateRule(String rule) {
            super(Kind.INVALID, "duplicate-rule", Map.of("rule", rule));
        }
    }

    /** There is no such profile. */
    public static final class UnknownProfile extends ChannelProfileRejection {
        private static final long serialVersionUID = 1L;

        public UnknownProfile(String profile) {
            super(Kind.INVALID, "unknown-profile", Map.of("profile", profile));
        }
    }
}
