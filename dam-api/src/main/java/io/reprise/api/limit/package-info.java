/** How much one token may ask for. */
@NullMarked
package io.reprise.api.limit;

import org.jspecify.annotations.NullMarked;
