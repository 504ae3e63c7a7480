/** A shot that is made once: its versions, description, products and what its file is. */
@NullMarked
package io.reprise.domain.master;

import org.jspecify.annotations.NullMarked;
