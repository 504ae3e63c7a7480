package io.reprise.storage.event;

import io.reprise.storage.postgres.TestDatabase;

class EventLogTest extends EventLogContract {
    EventLogTest() {
        super(TestDatabase::embedded);
    }
}
