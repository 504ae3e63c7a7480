/** Asking whether a version of a master may go out, and what was answered. */
@NullMarked
package io.reprise.domain.review;

import org.jspecify.annotations.NullMarked;
