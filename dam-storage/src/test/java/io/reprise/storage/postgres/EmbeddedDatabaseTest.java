package io.reprise.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedDatabaseTest {
    /** An empty cluster that was stopped; making one takes longer than copying one. */
    @TempDir
    static Path template;

    @TempDir
    Path home;

    @BeforeAll
    static void makeTemplate() {
        EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(template).withBinaries(TestDatabase.BINARIES))
                .close();
    }

    @Test
    void whatIsCommittedIsThereAfterTheServerWasStopped() {
        try (EmbeddedDatabase server = start()) {
            sql(server).sql("create table kept(word text)").update();
            sql(server).sql("insert into kept values ('committed')").update();
        }
        assertThat(postgresProcesses()).isEmpty();
        try (EmbeddedDatabase server = start()) {
            assertThat(words(server)).containsExactly("committed");
        }
    }

    @Test
    void whatIsCommittedIsThereAfterTheProcessWasKilled() throws Exception {
        ServerToKill.runAndKill(home);
        assertThat(postgresProcesses()).as("the orphan that is to be handled").isNotEmpty();
        try (EmbeddedDatabase server = start()) {
            assertThat(words(server)).containsExactly("committed");
        }
        assertThat(postgresProcesses()).isEmpty();
    }

    @Test
    void whatIsCommittedIsThereAfterProcessAndServerWereKilled() throws Exception {
        ServerToKill.runAndKill(home);
        killPostgres();
        try (EmbeddedDatabase server = start()) {
            assertThat(words(server)).containsExactly("committed");
        }
    }

    @Test
    void aPidThatNowBelongsToAnotherProgramDoesNotHinderTheStart() throws Exception {
        ServerToKill.runAndKill(home);
        Path pidFile = home.resolve("data/postmaster.pid");
        String stale = Files.readString(pidFile);
        killPostgres();
        long stranger = ProcessHandle.current().pid();
        Files.writeString(pidFile, stale.replaceFirst("^\\d+", Long.toString(stranger)));
        try (EmbeddedDatabase server = start()) {
            assertThat(words(server)).containsExactly("committed");
        }
    }

    @Test
    void aSecondServerOnTheSameDirectoryIsRefused() throws Exception {
        Process first = ServerToKill.run(home);
        try {
            assertThatThrownBy(this::start)
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageStartingWith("Another server is using the database in ");
        } finally {
            first.destroyForcibly().waitFor();
        }
        try (EmbeddedDatabase server = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageStartingWith("Another server is using the database in ");
            assertThat(words(server)).containsExactly("committed");
        }
    }

    @Test
    void nobodyConnectsWithoutThePassword() {
        try (EmbeddedDatabase server = start()) {
            DatabaseUrl url = server.url();
            for (String password : new String[] {null, "", "postgres"}) {
                for (String role : List.of(ServerSetup.NAME, ServerSetup.ADMINISTRATOR)) {
                    DatabaseUrl guess = new DatabaseUrl(url.jdbcUrl(), role, password);
                    assertThatThrownBy(
                                    () -> Database.direct(guess).getConnection().close())
                            .hasMessageContaining("password");
                }
            }
        }
    }

    @Test
    void theApplicationsRoleCannotRunPrograms() {
        try (EmbeddedDatabase server = start()) {
            assertThatThrownBy(() ->
                            sql(server).sql("copy (select 1) to program 'true'").update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void filesAreClosedToOtherUsers() throws IOException {
        try (EmbeddedDatabase server = start()) {
            assertThat(server.port()).isPositive();
            assertThat(permissions(home)).isEqualTo("rwx------");
            assertThat(permissions(home.resolve("password"))).isEqualTo("rw-------");
            assertThat(permissions(home.resolve("data"))).isEqualTo("rwx------");
            assertThat(server.url().toString()).doesNotContain(Files.readString(home.resolve("password")));
        }
    }

    @Test
    void aDatabaseThatMayLoseCommitsIsNotServed() {
        try (EmbeddedDatabase server = start()) {
            sql(server).sql("alter role reprise set synchronous_commit = off").update();
        }
        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("synchronous_commit");
        assertThat(postgresProcesses()).as("nothing is left running").isEmpty();
    }

    @Test
    void settingsInFilesCannotSwitchSafetyOff() {
        try (EmbeddedDatabase server = start()) {
            JdbcClient administrator = administrator(server);
            administrator.sql("alter system set fsync = off").update();
            administrator.sql("alter system set full_page_writes = off").update();
            administrator.sql("alter system set listen_addresses = '*'").update();
        }
        try (EmbeddedDatabase server = start()) {
            assertThat(setting(server, "fsync")).isEqualTo("on");
            assertThat(setting(server, "full_page_writes")).isEqualTo("on");
            assertThat(setting(server, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(server, "unix_socket_directories")).isEmpty();
            assertThat(setting(server, "wal_recycle")).isEqualTo("off");
        }
    }

    @Test
    void aFirstStartThatWasCutShortIsBegunAgain() throws IOException {
        Files.createDirectories(home.resolve("data/base"));
        Files.writeString(home.resolve("data/postgresql.conf"), "half a");
        Files.writeString(home.resolve("unfinished"), "");
        try (EmbeddedDatabase server = start()) {
            assertThat(setting(server, "server_version")).startsWith("18");
        }
        assertThat(home.resolve("unfinished")).doesNotExist();
    }

    @Test
    void aDirectoryWithOtherFilesIsNotTouched() throws IOException {
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/diary.txt"), "dear");
        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("is no PostgreSQL data directory");
        assertThat(home.resolve("data/diary.txt")).hasContent("dear");
    }

    @Test
    void aClusterOfAnotherMajorVersionIsRefusedPlainly() throws IOException {
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/PG_VERSION"), "17\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("was made by PostgreSQL 17");
    }

    @Test
    void aDamagedClusterIsReportedWithTheServersOwnWords() throws IOException {
        start().close();
        Files.delete(home.resolve("data/global/pg_control"));
        assertThatThrownBy(this::start).isInstanceOf(DatabaseUnavailable.class).hasMessageContaining("pg_control");
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(settings().withPort(taken.getLocalPort())))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("Port " + taken.getLocalPort());
        }
        int free;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = probe.getLocalPort();
        }
        try (EmbeddedDatabase server = EmbeddedDatabase.start(settings().withPort(free))) {
            assertThat(server.port()).isEqualTo(free);
        }
    }

    @Test
    void valuesOfRowsStayOutOfErrorsAndLogs() throws IOException {
        try (EmbeddedDatabase server = start()) {
            JdbcClient sql = sql(server);
            sql.sql("create table secret(word text primary key)").update();
            sql.sql("insert into secret values ('hush-hush')").update();
            assertThatThrownBy(() -> sql.sql("insert into secret values (?)")
                            .param("hush-hush")
                            .update())
                    .hasMessageContaining("secret_pkey")
                    .rootCause()
                    .hasMessageNotContaining("hush-hush");
        }
        assertThat(home.resolve("postgres.log"))
                .content()
                .contains("secret_pkey")
                .doesNotContain("hush-hush");
    }

    private EmbeddedDatabase start() {
        copyTemplateOnce();
        return EmbeddedDatabase.start(settings());
    }

    private void copyTemplateOnce() {
        if (Files.exists(home.resolve("data"))) {
            return;
        }
        try (Stream<Path> paths = Files.walk(template)) {
            for (Path path : paths.filter(path -> !path.equals(template)).toList()) {
                Files.copy(path, home.resolve(template.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private EmbeddedDatabase.Settings settings() {
        return EmbeddedDatabase.Settings.in(home).withBinaries(TestDatabase.BINARIES);
    }

    private static JdbcClient sql(EmbeddedDatabase server) {
        return JdbcClient.create(Database.direct(server.url()));
    }

    private static JdbcClient administrator(EmbeddedDatabase server) {
        return JdbcClient.create(Database.direct(server.administratorUrl("postgres")));
    }

    private static List<String> words(EmbeddedDatabase server) {
        return sql(server).sql("select word from kept").query(String.class).list();
    }

    private static String setting(EmbeddedDatabase server, String name) {
        return administrator(server)
                .sql("select setting from pg_settings where name = ?")
                .param(name)
                .query(String.class)
                .single();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private List<ProcessHandle> postgresProcesses() {
        assumeThat(Path.of("/proc/self")).as("processes are looked up in /proc").exists();
        return ProcessHandle.allProcesses().filter(this::worksHere).toList();
    }

    private boolean worksHere(ProcessHandle process) {
        try {
            Path directory = Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"));
            return directory.equals(home.resolve("data").toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    private void killPostgres() {
        for (ProcessHandle orphan : postgresProcesses()) {
            orphan.destroyForcibly();
            orphan.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        }
    }
}
