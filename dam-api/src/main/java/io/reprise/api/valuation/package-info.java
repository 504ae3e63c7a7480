/** Figures, for finance. */
@NullMarked
package io.reprise.api.valuation;

import org.jspecify.annotations.NullMarked;
