/** Performance reports: read, stored row by row, and turned into scores. */
@NullMarked
package io.reprise.storage.performance;

import org.jspecify.annotations.NullMarked;
