/** Collections over HTTP. */
@NullMarked
package io.reprise.api.collection;

import org.jspecify.annotations.NullMarked;
