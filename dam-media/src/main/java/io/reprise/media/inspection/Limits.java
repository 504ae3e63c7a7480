package io.reprise.media.inspection;

/**
 * What a file may cost before a pixel of it is decoded.
 *
 * @param bytes largest file
 * @param pixels most pixels of all pages together
 * @param wholePixels most pixels in a format that is decoded whole into memory and packs emptiness into next to nothing
 *     (AVIF: 1.3 kB may hold 289 megapixels); 64 million lets every camera's picture through at some 500 MB
 */
public record Limits(long bytes, long pixels, long wholePixels) {
    /** 500 MB, 400 megapixels, 64 megapixels of AVIF. */
    public static final Limits DEFAULT = new Limits(500_000_000, 400_000_000, 64_000_000);
}
