package io.reprise.search.master;

import co.elastic.clients.elasticsearch._types.FieldValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a search goes on.
 *
 * @param snapshot point in time that all its pages are read from
 * @param after sort values of the last hit
 * @param seen hits on this and earlier pages
 */
record Cursor(String snapshot, List<FieldValue> after, long seen) {
    private static final int MOST_VALUES = 8;

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(snapshot);
            out.writeLong(seen);
            out.writeByte(after.size());
            for (FieldValue value : after) {
                write(out, value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException when these are not the bytes of a cursor */
    static Cursor of(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String snapshot = in.readUTF();
            long seen = in.readLong();
            int size = in.readByte();
            if (size < 1 || size > MOST_VALUES) {
                throw new IOException("Not a cursor");
            }
            List<FieldValue> after = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                after.add(read(in));
            }
            return new Cursor(snapshot, after, seen);
        }
    }

    private static void write(DataOutputStream out, FieldValue value) throws IOException {
        if (value.isLong()) {
            out.writeByte('l');
            out.writeLong(value.longValue());
        } else if (value.isDouble()) {
            out.writeByte('d');
            out.writeDouble(value.doubleValue());
        } else {
            out.writeByte('s');
            out.writeUTF(value.stringValue());
        }
    }

    private static FieldValue read(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 'l' -> FieldValue.of(in.readLong());
            case 'd' -> FieldValue.of(in.readDouble());
            case 's' -> FieldValue.of(in.readUTF());
            default -> throw new IOException("Not a cursor");
        };
    }
}
