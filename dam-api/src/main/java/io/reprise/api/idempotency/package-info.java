/** The same request sent twice is done once. */
@NullMarked
package io.reprise.api.idempotency;

import org.jspecify.annotations.NullMarked;
