/** A person's ratings and flags. */
@NullMarked
package io.reprise.api.selection;

import org.jspecify.annotations.NullMarked;
