/** How fast the store is, as ratios against plain SQL in the same run. */
@NullMarked
package io.reprise.storage.bench;

import org.jspecify.annotations.NullMarked;
