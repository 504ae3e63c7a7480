package io.reprise.storage.event;

import io.reprise.storage.postgres.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("docker")
class DockerEventLogTest extends EventLogContract {
    DockerEventLogTest() {
        super(TestDatabase::docker);
    }
}
