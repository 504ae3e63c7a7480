package io.reprise.search.node;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import java.io.IOException;

/** Asks a node that may not be up yet how it is. */
final class Probe {
    private Probe() {}

    static boolean answers(ElasticsearchNode node) {
        Clients clients = node.clientsInAnyState();
        try {
            return clients != null && clients.search().ping().value();
        } catch (IOException | ElasticsearchException e) {
            return false;
        }
    }

    /** Whether every index can be searched. Asks once, for at most the time of a search. */
    static boolean healthy(ElasticsearchNode node, HealthStatus atLeast) {
        Clients clients = node.clientsInAnyState();
        try {
            return clients != null
                    && !clients.search()
                            .cluster()
                            .health(health -> health.waitForStatus(atLeast).timeout(wait -> wait.time("2s")))
                            .timedOut();
        } catch (IOException | ElasticsearchException e) {
            return false;
        }
    }
}
