package io.reprise.media.raster;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;

/** A stream over a mapped file that skips without reading. */
public final class SegmentInputStream extends InputStream {
    private final MemorySegment bytes;
    private long position;

    public SegmentInputStream(MemorySegment bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        return position < bytes.byteSize() ? bytes.get(JAVA_BYTE, position++) & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int n = (int) Math.min(length, bytes.byteSize() - position);
        if (n <= 0) {
            return length == 0 ? 0 : -1;
        }
        MemorySegment.copy(bytes, JAVA_BYTE, position, target, offset, n);
        position += n;
        return n;
    }

    @Override
    public long skip(long n) {
        long skipped = Math.max(0, Math.min(n, bytes.byteSize() - position));
        position += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, bytes.byteSize() - position);
    }
}
