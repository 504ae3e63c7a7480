package io.reprise.storage.event;

import io.reprise.storage.key.RandomBytes;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.axonframework.common.IdentifierFactory;

/** Names commands and events: UUID version 4. Found by the framework as a service. */
public final class MessageIds extends IdentifierFactory {
    private static final long VERSION = 0xf000L;
    private static final long VARIANT = 0xc000_0000_0000_0000L;

    @Override
    public String generateIdentifier() {
        ByteBuffer random = ByteBuffer.wrap(RandomBytes.next(16));
        return new UUID((random.getLong() & ~VERSION) | 0x4000L, (random.getLong() & ~VARIANT) | 0x8000_0000_0000_0000L)
                .toString();
    }
}
