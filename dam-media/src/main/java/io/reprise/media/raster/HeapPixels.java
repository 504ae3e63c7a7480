package io.reprise.media.raster;

/**
 * Decoded sRGB pixels on the heap, upright.
 *
 * @param bands 3 or, with transparency, 4
 */
@SuppressWarnings("ArrayRecordComponent") // pixels on their way, never compared
record HeapPixels(int width, int height, int bands, byte[] bytes) {}
