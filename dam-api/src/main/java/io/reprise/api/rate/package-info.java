/** Rates of exchange, for finance. */
@NullMarked
package io.reprise.api.rate;

import org.jspecify.annotations.NullMarked;
