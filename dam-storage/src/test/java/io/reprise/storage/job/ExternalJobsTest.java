package io.reprise.storage.job;

import io.reprise.storage.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

@Tag("external")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalJobsTest implements JobsContract, JobQueueContract {
    private TestDatabase database;

    @BeforeAll
    void open() {
        database = TestDatabase.external();
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
