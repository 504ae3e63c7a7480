package io.reprise.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "jdbc:postgresql://db:5433/dam?user=ann&password=s%26t&sslmode=require, jdbc:postgresql://db:5433/dam?sslmode=require, ann, s&t",
                "jdbc:postgresql://db/dam, jdbc:postgresql://db/dam, -, -",
                "postgresql://ann:p%40ss+1@db:5433/dam?sslmode=require, jdbc:postgresql://db:5433/dam?sslmode=require, ann, p@ss+1",
                "postgres://ann:p@ss@db/dam, jdbc:postgresql://db/dam, ann, p@ss",
                "postgresql://ann@one:1/dam, jdbc:postgresql://one:1/dam, ann, -",
                "' postgresql://[::1]:5432/dam\n', jdbc:postgresql://[::1]:5432/dam, -, -",
                "'postgresql://ann:pw@one:1,two:2/dam', 'jdbc:postgresql://one:1,two:2/dam', ann, pw",
            })
    void addressAndCredentialsAreTakenApart(String text, String jdbcUrl, String user, String password) {
        DatabaseUrl url = DatabaseUrl.parse(text);
        assertThat(url).isEqualTo(new DatabaseUrl(jdbcUrl, user, password));
        assertThat(url.toString()).isEqualTo(jdbcUrl);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "mysql://ann:hush@db/dam", "jdbc:mysql://ann:hush@db/dam", "postgresql://ann:hush%zz@db/dam"
            })
    void whatIsNoAddressIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> Database.fromVariables(text, Map.of()))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageStartingWith("REPRISE_DATABASE_URL is wrong")
                .hasMessageNotContaining("hush");
    }

    @Test
    void credentialsMayComeFromVariablesAndFiles(@TempDir Path directory) throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "from-file\n");
        assertThat(Database.fromVariables(
                        "postgresql://ann:pw@db/dam",
                        Map.of("REPRISE_DATABASE_USER", "bob", "REPRISE_DATABASE_PASSWORD_FILE", secret.toString())))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://db/dam", "bob", "from-file"));
        assertThat(Database.fromVariables("postgresql://ann@db/dam", Map.of("REPRISE_DATABASE_PASSWORD", "pw")))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://db/dam", "ann", "pw"));
    }

    @Test
    void aServerThatIsNotThereIsReportedWithoutCredentials() {
        DatabaseUrl nowhere = DatabaseUrl.parse("postgresql://ann:hush@127.0.0.1:1/dam");
        assertThatThrownBy(() -> Database.open(nowhere, Database.Settings.DEFAULT))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/dam")
                .hasStackTraceContaining("refused")
                .satisfies(failure -> assertThat(failure).hasStackTraceContaining("127.0.0.1"))
                .hasMessageNotContaining("hush");
    }

    @Test
    void anOldServerIsRefusedPlainly() {
        assertThatThrownBy(() -> Database.requireVersion(15))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessage("PostgreSQL 16 or newer is needed, but the server is version 15. Please upgrade it.");
        Database.requireVersion(16);
    }
}
