/** Reading one's own writes, and reading as of an instant. */
@NullMarked
package io.reprise.api.time;

import org.jspecify.annotations.NullMarked;
