package io.reprise.search.master;

import io.reprise.search.fixture.TestNodes;
import io.reprise.search.node.ElasticsearchNode;

class EmbeddedMasterIndexerTest implements MasterIndexerContract, MasterRebuildContract {
    @Override
    public ElasticsearchNode node() throws Exception {
        return TestNodes.embedded();
    }
}
