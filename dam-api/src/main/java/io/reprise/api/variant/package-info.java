/** Variants over HTTP, and the job that renders them. */
@NullMarked
package io.reprise.api.variant;

import org.jspecify.annotations.NullMarked;
