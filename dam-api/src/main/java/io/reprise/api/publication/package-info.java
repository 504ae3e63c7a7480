/** Publishing variants, and what is live where. */
@NullMarked
package io.reprise.api.publication;

import org.jspecify.annotations.NullMarked;
