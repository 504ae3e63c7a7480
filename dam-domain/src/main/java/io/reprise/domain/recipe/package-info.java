/** Recipes: what is done to a picture between its master and a file, said once and applied to many. */
@NullMarked
package io.reprise.domain.recipe;

import org.jspecify.annotations.NullMarked;
