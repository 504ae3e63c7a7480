package io.reprise.search.master;

import io.reprise.search.fixture.TestNodes;
import io.reprise.search.node.ElasticsearchNode;
import org.junit.jupiter.api.Tag;

@Tag("docker")
class DockerMasterIndexerTest implements MasterIndexerContract, MasterRebuildContract {
    @Override
    public ElasticsearchNode node() throws Exception {
        return TestNodes.docker();
    }
}
