/** A small binding over the generic operation interface of libvips: no code per operation. */
@NullMarked
package io.reprise.media.vips;

import org.jspecify.annotations.NullMarked;
