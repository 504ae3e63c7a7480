package io.reprise.media.raster;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import javax.imageio.stream.ImageInputStreamImpl;

/** ImageIO's view of a mapped file. */
final class SegmentImageInputStream extends ImageInputStreamImpl {
    private final MemorySegment bytes;

    SegmentImageInputStream(MemorySegment bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < bytes.byteSize() ? bytes.get(JAVA_BYTE, streamPos++) & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        bitOffset = 0;
        int n = (int) Math.min(length, bytes.byteSize() - streamPos);
        if (n <= 0) {
            return length == 0 ? 0 : -1;
        }
        MemorySegment.copy(bytes, JAVA_BYTE, streamPos, target, offset, n);
        streamPos += n;
        return n;
    }

    @Override
    public long length() {
        return bytes.byteSize();
    }
}
