/** Decoding and encoding behind one interface: libvips, or ImageIO where libvips cannot be loaded. */
@NullMarked
package io.reprise.media.raster;

import org.jspecify.annotations.NullMarked;
