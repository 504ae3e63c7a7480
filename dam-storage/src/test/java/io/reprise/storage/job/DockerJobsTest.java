package io.reprise.storage.job;

import io.reprise.storage.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

@Tag("docker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DockerJobsTest implements JobsContract, JobQueueContract {
    private TestDatabase database;

    @BeforeAll
    void open() {
        database = TestDatabase.docker();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    public TestDatabase database() {
        return database;
    }
}
