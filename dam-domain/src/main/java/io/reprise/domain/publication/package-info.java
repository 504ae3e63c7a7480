/** Where variants are live: a variant in a slot of a listing, on a channel and market, for a period. */
@NullMarked
package io.reprise.domain.publication;

import org.jspecify.annotations.NullMarked;
