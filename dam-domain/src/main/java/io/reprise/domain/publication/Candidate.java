package io.reprise.domain.publication;

import io.reprise.domain.shared.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be published: one file of a variant. A file's conformance never changes, so it may be told beforehand.
 *
 * @param digest of the file; null = the variant has none
 * @param masterVersion version of the master that the file shows
 * @param profile the profile it was made for
 * @param channel channel of that profile
 * @param failedRules names of the blocking rules that it fails
 * @param masterRetired whether its master is retired
 * @param brand its master's, as written in the description; null = none
 */
public record Candidate(
        @Nullable Digest digest,
        int masterVersion,
        String profile,
        String channel,
        List<String> failedRules,
        boolean masterRetired,
        @Nullable String brand) {
    public Candidate {
        failedRules = List.copyOf(failedRules);
    }
}
