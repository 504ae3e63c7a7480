/** Rows of recipes. */
@NullMarked
package io.reprise.storage.recipe;

import org.jspecify.annotations.NullMarked;
