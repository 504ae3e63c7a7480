package io.reprise.storage.postgres;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

/** A process of its own that starts a server, commits a row and waits for its end. */
final class ServerToKill {
    private ServerToKill() {}

    public static void main(String[] home) throws Exception {
        EmbeddedDatabase server = EmbeddedDatabase.start(
                EmbeddedDatabase.Settings.in(Path.of(home[0])).withBinaries(Path.of(home[1])));
        try (Connection connection = Database.direct(server.url()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists kept(word text)");
            statement.execute("insert into kept values ('committed')");
            System.out.println("port " + server.port());
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }

    /** Starts the process and kills it, without any chance to tidy up, once its row is committed. */
    static void runAndKill(Path home) throws IOException, InterruptedException {
        Process child = run(home);
        child.destroyForcibly().waitFor();
    }

    static Process run(Path home) throws IOException {
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ServerToKill.class.getName(),
                        home.toString(),
                        TestDatabase.BINARIES.toString())
                .redirectError(new File("target", "server-to-kill.log"))
                .start();
        BufferedReader said = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("port ")) {
                return child;
            }
        }
        throw new IllegalStateException("the server ended before it was up; see target/server-to-kill.log");
    }
}
