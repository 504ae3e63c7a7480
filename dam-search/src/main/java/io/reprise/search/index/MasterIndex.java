package io.reprise.search.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Time;
import io.reprise.search.node.ElasticsearchNode;
import io.reprise.search.node.SearchUnavailable;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The index that searches read, under an alias, and the one that a rebuild fills, under another. Documents are written to
 * whatever {@link #targets()} names at that moment, and only through aliases, so nothing is ever written to an index that
 * was just deleted.
 */
public final class MasterIndex {
    /** The alias in production; tests use others beside it. */
    public static final String DEFAULT_ALIAS = "reprise-masters";

    /** State of the empty document that is left of a master that is no more: to be kept out of every query. */
    public static final String REMOVED_STATE = DocumentJson.REMOVED;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);
    private static final String FIRST = "0";
    private static final String NO_REFRESH = "-1";

    private final ElasticsearchNode node;
    private final String alias;
    private final InstantSource clock;
    private final IndexDefinition definition = IndexDefinition.read();
    private final ReentrantLock rebuilding = new ReentrantLock();

    public MasterIndex(ElasticsearchNode node, String alias, InstantSource clock) {
        if (!alias.matches("[a-z][a-z0-9-]{0,80}")) {
            throw new IllegalArgumentException("Not a name for an index: " + alias);
        }
        this.node = node;
        this.alias = alias;
        this.clock = clock;
    }

    public String alias() {
        return alias;
    }

    public ElasticsearchNode node() {
        return node;
    }

    /** What an index must be before it can serve. */
    public enum Readiness {
        READY,
        /** Made empty and never filled: what the database held before is not in it. */
        UNFILLED,
        /** It serves, but its documents are of another mapping. */
        OUTDATED
    }

    /** Makes the index if there is none. Two nodes that do so at once make one. */
    public Readiness ensure() {
        Set<String> present = behind(alias);
        if (present.isEmpty()) {
            // The same name on every node: the second to come finds the index made.
            create(name(FIRST), alias, definition.refreshInterval());
            return Readiness.UNFILLED;
        }
        if (present.contains(name(FIRST))) {
            return Readiness.UNFILLED;
        }
        return present.stream().allMatch(name -> name.startsWith(name(""))) ? Readiness.READY : Readiness.OUTDATED;
    }

    /**
     * The aliases a document must be written to now. To be asked after the documents were read from the database: a rebuild
     * that starts later reads them itself.
     */
    List<String> targets() {
        return behind(building()).isEmpty() ? List.of(alias) : List.of(alias, building());
    }

    String building() {
        return alias + "-building";
    }

    /** Makes an empty index beside the one that serves. A rebuild that was left unfinished is thrown away. */
    void begin() {
        abort();
        String stamp = STAMP.format(clock.instant());
        if (!create(name(stamp), building(), NO_REFRESH)) {
            throw new SearchUnavailable("Another rebuild has just begun");
        }
    }

    /** Lets the new index serve in place of the old, in one step, and deletes the old. */
    void finish() {
        Set<String> old = behind(alias);
        Set<String> filled = behind(building());
        if (filled.size() != 1) {
            throw new SearchUnavailable("This rebuild was superseded by another");
        }
        String next = filled.iterator().next();
        node.patiently(client -> client.indices()
                .putSettings(put -> put.index(next)
                        .settings(settings ->
                                settings.refreshInterval(Time.of(t -> t.time(definition.refreshInterval()))))));
        node.patiently(client -> client.indices().refresh(refresh -> refresh.index(next)));
        node.patiently(client -> client.indices().updateAliases(update -> {
            old.forEach(name -> update.actions(action -> action.removeIndex(remove -> remove.index(name))));
            return update.actions(action -> action.add(add -> add.index(next).alias(alias)))
                    .actions(
                            action -> action.remove(remove -> remove.index(next).alias(building())));
        }));
    }

    /** Throws the unfinished index away, if there is one. */
    void abort() {
        for (String name : behind(building())) {
            delete(name);
        }
    }

    /** One rebuild at a time in this process. */
    ReentrantLock rebuildLock() {
        return rebuilding;
    }

    /** Makes everything written so far findable, also in an index that may serve before anybody has looked. */
    public void refresh() {
        node.quickly(client -> client.indices()
                .refresh(refresh -> refresh.index(alias, building()).ignoreUnavailable(true)));
    }

    /** Number of masters that searches can see. */
    public long count() {
        return node.quickly(client -> client.count(count -> count.index(alias)
                        .query(query -> query.bool(bool -> bool.mustNot(
                                not -> not.term(term -> term.field("state").value(REMOVED_STATE)))))))
                .count();
    }

    /** Removes every index of this alias, for tests and benchmarks that made it. */
    public void drop() {
        abort();
        behind(alias).forEach(this::delete);
    }

    private void delete(String name) {
        node.patiently(
                client -> client.indices().delete(delete -> delete.index(name).ignoreUnavailable(true)));
    }

    private Set<String> behind(String name) {
        try {
            return node.patiently(client -> client.indices().getAlias(get -> get.name(name)))
                    .aliases()
                    .keySet();
        } catch (ElasticsearchException e) {
            if (e.status() == 404) {
                return Set.of();
            }
            throw e;
        }
    }

    private boolean create(String name, String under, String refreshInterval) {
        int replicas = node.isEmbedded() ? 0 : 1;
        try {
            node.patiently(client -> client.indices()
                    .create(create -> create.index(name)
                            .withJson(definition.create(replicas, refreshInterval))
                            .aliases(under, add -> add)));
            return true;
        } catch (ElasticsearchException e) {
            if ("resource_already_exists_exception".equals(e.error().type())) {
                return false;
            }
            throw e;
        }
    }

    private String name(String suffix) {
        return alias + "-v" + definition.version() + "-" + suffix;
    }
}
