/** Rows of variants. */
@NullMarked
package io.reprise.storage.variant;

import org.jspecify.annotations.NullMarked;
