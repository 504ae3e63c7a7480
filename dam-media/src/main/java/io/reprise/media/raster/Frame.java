package io.reprise.media.raster;

/** A frame in pixels and where the picture's left upper corner lies in it; the rest is white. */
public record Frame(int width, int height, int left, int top) {}
