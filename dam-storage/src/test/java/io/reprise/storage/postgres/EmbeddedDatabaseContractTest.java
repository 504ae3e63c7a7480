package io.reprise.storage.postgres;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedDatabaseContractTest implements DatabaseContract {
    private TestDatabase database;

    @BeforeAll
    void open() {
        database = TestDatabase.embedded();
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
