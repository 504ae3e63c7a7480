package io.reprise.search.master;

import io.reprise.search.fixture.Library;
import io.reprise.search.fixture.TestNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("external")
class ExternalMasterSearchTest implements MasterSearchContract, MasterFilterContract, MasterPagingContract {
    private static Library library;

    @BeforeAll
    static void open() throws Exception {
        library = Library.on(TestNodes.external());
        FilledLibrary.fill(library);
    }

    @AfterAll
    static void close() {
        library.close();
    }

    @Override
    public Library library() {
        return library;
    }
}
