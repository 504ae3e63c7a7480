package io.reprise.storage.postgres;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

@Tag("external")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalDatabaseContractTest implements DatabaseContract {
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
