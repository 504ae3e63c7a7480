package io.reprise.api.upload;

import java.time.Instant;
import java.util.UUID;

/**
 * A file on its way in.
 *
 * @param owner the person who sends it; for everybody else it is not there
 * @param length bytes of the whole file
 * @param received bytes from its beginning that are here to stay
 * @param metadata as the client sent it, well-formed
 * @param expires when it is given up unless more comes
 */
record Upload(UUID id, UUID owner, long length, long received, String metadata, Instant expires) {
    long missing() {
        return length - received;
    }
}
