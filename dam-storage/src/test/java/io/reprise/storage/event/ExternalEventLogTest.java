package io.reprise.storage.event;

import io.reprise.storage.postgres.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("external")
class ExternalEventLogTest extends EventLogContract {
    ExternalEventLogTest() {
        super(TestDatabase::external);
    }
}
