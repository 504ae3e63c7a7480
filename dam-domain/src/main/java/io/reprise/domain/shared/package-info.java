/** The few words every noun uses: refusals, digests, audiences, and what may have to be forgotten. */
@NullMarked
package io.reprise.domain.shared;

import org.jspecify.annotations.NullMarked;
