package io.reprise.api.account;

import io.reprise.api.RepriseProperties;
import io.reprise.api.gate.Role;
import io.reprise.api.id.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Lets the first administrator in: a library without users gets the user {@code admin} and a token in a file. */
@Component
public class FirstStart implements InitializingBean {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    /** Any number that nobody else locks. */
    private static final long LOCK = 0x7265_7072_6973_6501L;

    private final Path file;
    private final Users users;
    private final Tokens tokens;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private boolean first;

    FirstStart(
            RepriseProperties properties,
            Users users,
            Tokens tokens,
            JdbcClient jdbc,
            TransactionOperations transaction) {
        this.file = properties.data().toAbsolutePath().resolve("admin.token");
        this.users = users;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The file, if this start wrote it. */
    public Optional<Path> tokenFile() {
        return first ? Optional.of(file) : Optional.empty();
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> {
            // Two nodes may start on one empty database.
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(row -> {});
            if (users.count() == 0) {
                UUID id = Ids.next();
                Secret secret = Secret.random();
                users.add(id, "admin", Role.ADMIN);
                tokens.add(Ids.next(), id, "first start", Role.ADMIN, null, secret);
                // Before the commit: a token without its file would lock everybody out for good.
                write(secret);
                first = true;
            }
        });
        if (first) {
            LOG.info("First start: the token of user admin is in {}", file);
        }
    }

    private void write(Secret secret) {
        Path unfinished = file.resolveSibling("admin.token.new");
        try {
            Files.deleteIfExists(unfinished);
            FileAttribute<?>[] ownerOnly =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                            }
                            : new FileAttribute<?>[0];
            try (FileChannel channel = FileChannel.open(
                    unfinished, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
                ByteBuffer bytes = ByteBuffer.wrap((secret.value() + "\n").getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("the administrator's token cannot be written to " + file, failed);
        }
    }
}
