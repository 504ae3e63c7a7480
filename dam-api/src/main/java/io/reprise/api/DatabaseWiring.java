package io.reprise.api;

import io.reprise.storage.postgres.Database;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one database, embedded in the data directory unless a URL is configured. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Database database(RepriseProperties properties) throws IOException {
        Path data = properties.data().toAbsolutePath();
        privateDirectory(data);
        Map<String, String> environment = new HashMap<>(System.getenv());
        String url = properties.database().url();
        environment.put("REPRISE_DATABASE_URL", url == null ? "" : url);
        Database.Settings defaults = Database.Settings.DEFAULT;
        return Database.fromEnvironment(
                environment,
                data.resolve("postgresql"),
                new Database.Settings(
                        properties.database().connections(),
                        defaults.statementTimeout(),
                        defaults.transactionTimeout()));
    }

    /** The pool is closed by {@link Database}, in the right order with the server behind it. */
    @Bean(destroyMethod = "")
    DataSource dataSource(Database database) {
        return database.dataSource();
    }

    private static void privateDirectory(Path directory) throws IOException {
        FileAttribute<?>[] ownerOnly =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                        }
                        : new FileAttribute<?>[0];
        Files.createDirectories(directory, ownerOnly);
    }
}
