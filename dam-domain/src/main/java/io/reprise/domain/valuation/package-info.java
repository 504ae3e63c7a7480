/** Figures computed from recorded facts, for a day and for what was known at an instant. */
@NullMarked
package io.reprise.domain.valuation;

import org.jspecify.annotations.NullMarked;
