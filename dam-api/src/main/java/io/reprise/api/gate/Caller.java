package io.reprise.api.gate;

import java.util.UUID;

/**
 * Who sent the request being answered. Controllers take it as a parameter.
 *
 * @param personId the person; the only trace of them in events
 * @param name how the person is called here; never to be stored elsewhere
 * @param role what this request may do: the token's role, at most the person's
 * @param tokenId the token that was shown
 */
public record Caller(UUID personId, String name, Role role, UUID tokenId) {
    /** @throws Forbidden if the role of the request does not have this capability */
    public void require(Capability capability) {
        if (!capability.allows(role)) {
            throw new Forbidden(role, capability);
        }
    }
}
