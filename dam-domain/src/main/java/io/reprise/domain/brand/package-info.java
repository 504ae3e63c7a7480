/** What the house has settled for a brand. */
@NullMarked
package io.reprise.domain.brand;

import org.jspecify.annotations.NullMarked;
