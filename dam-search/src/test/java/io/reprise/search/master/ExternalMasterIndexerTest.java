package io.reprise.search.master;

import io.reprise.search.fixture.TestNodes;
import io.reprise.search.node.ElasticsearchNode;
import org.junit.jupiter.api.Tag;

@Tag("external")
class ExternalMasterIndexerTest implements MasterIndexerContract, MasterRebuildContract {
    @Override
    public ElasticsearchNode node() throws Exception {
        return TestNodes.external();
    }
}
