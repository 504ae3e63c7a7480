/** The running server: what starts it, and how it is configured. */
@NullMarked
package io.reprise.api;

import org.jspecify.annotations.NullMarked;
