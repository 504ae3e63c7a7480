/** Keys of what may have to be forgotten. */
@NullMarked
package io.reprise.storage.key;

import org.jspecify.annotations.NullMarked;
