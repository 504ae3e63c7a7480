/** What one currency was worth in another, as somebody recorded it. */
@NullMarked
package io.reprise.domain.rate;

import org.jspecify.annotations.NullMarked;
