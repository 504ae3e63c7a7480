/** Costs of masters, for finance. */
@NullMarked
package io.reprise.api.cost;

import org.jspecify.annotations.NullMarked;
