/** Recorded rates as rows. */
@NullMarked
package io.reprise.storage.rate;

import org.jspecify.annotations.NullMarked;
