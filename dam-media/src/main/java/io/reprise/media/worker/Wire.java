package io.reprise.media.worker;

import io.reprise.media.request.MediaFailure;
import io.reprise.media.request.MediaOutcome;
import io.reprise.media.request.MediaRequest;
import io.reprise.media.request.MediaResult;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Frames on the pipes between server and worker: a length, then JSON. JSON and not Java serialization, because a worker
 * that hostile bytes have taken over must not choose what the server instantiates.
 */
final class Wire {
    private static final int LONGEST_FRAME = 4 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Wire() {}

    /**
     * What a worker says first.
     *
     * @param fallbackReason why libvips is not used, absent when it is
     */
    record Hello(String engine, @Nullable String fallbackReason) {}

    /** One of them is set. */
    record Answer(
            @Nullable MediaResult result,
            MediaFailure.@Nullable Unreadable unreadable,
            MediaFailure.@Nullable TooLarge tooLarge,
            MediaFailure.@Nullable Unsupported unsupported,
            MediaFailure.@Nullable DiskFailed diskFailed,
            MediaFailure.@Nullable Crashed crashed) {

        static Answer of(MediaOutcome outcome) {
            return new Answer(
                    outcome instanceof MediaResult it ? it : null,
                    outcome instanceof MediaFailure.Unreadable it ? it : null,
                    outcome instanceof MediaFailure.TooLarge it ? it : null,
                    outcome instanceof MediaFailure.Unsupported it ? it : null,
                    outcome instanceof MediaFailure.DiskFailed it ? it : null,
                    outcome instanceof MediaFailure.Crashed it ? it : null);
        }

        MediaOutcome outcome() throws IOException {
            MediaOutcome[] all = {result, unreadable, tooLarge, unsupported, diskFailed, crashed};
            for (MediaOutcome outcome : all) {
                if (outcome != null) {
                    return outcome;
                }
            }
            throw new IOException("an answer that says nothing");
        }
    }

    static void write(DataOutputStream out, Object message) throws IOException {
        byte[] json = JSON.writeValueAsBytes(message);
        if (json.length > LONGEST_FRAME) {
            throw new IOException("a message of " + json.length + " bytes");
        }
        out.writeInt(json.length);
        out.write(json);
        out.flush();
    }

    static MediaRequest readRequest(DataInputStream in) throws IOException {
        return read(in, MediaRequest.class);
    }

    /** @throws EOFException when the other side is gone */
    static <T> T read(DataInputStream in, Class<T> type) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST_FRAME) {
            throw new IOException("a message of " + length + " bytes");
        }
        byte[] json = new byte[length];
        in.readFully(json);
        try {
            return JSON.readValue(json, type);
        } catch (JacksonException e) {
            throw new IOException("a message that cannot be read", e);
        }
    }
}
