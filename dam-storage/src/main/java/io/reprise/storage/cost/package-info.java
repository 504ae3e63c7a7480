/** The ledger of costs as rows. */
@NullMarked
package io.reprise.storage.cost;

import org.jspecify.annotations.NullMarked;
