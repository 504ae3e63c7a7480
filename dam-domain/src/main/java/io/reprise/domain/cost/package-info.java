/** What masters have cost. */
@NullMarked
package io.reprise.domain.cost;

import org.jspecify.annotations.NullMarked;
