/** Recipes over HTTP. */
@NullMarked
package io.reprise.api.recipe;

import org.jspecify.annotations.NullMarked;
