package io.reprise.elasticsearch.plugin;

import static org.elasticsearch.plugins.AnalysisPlugin.requiresAnalysisSettings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.rest.RestHandler;

/**
 * The few parts of the modules {@code analysis-common} and {@code rest-root} that Reprise needs and that are not published
 * as jars. Names and parameters are those of the stock distribution, so the same index definitions serve both.
 */
public final class EmbeddedPlugin extends Plugin implements AnalysisPlugin, ActionPlugin {

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of(
                "asciifolding", filter(Filters::asciiFolding),
                "cjk_bigram", filter(Filters::cjkBigram),
                "cjk_width", filter(Filters::cjkWidth),
                "edge_ngram", filter(Filters::edgeNgram),
                // The server builds every filter once with empty settings; this one has no sense without a language.
                "stemmer", requiresAnalysisSettings(filter(Filters::stemmer)));
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of(
                "keyword",
                        (index, environment, name, settings) ->
                                TokenizerFactory.newFactory(name, () -> new KeywordTokenizer()),
                "whitespace",
                        (index, environment, name, settings) ->
                                TokenizerFactory.newFactory(name, () -> new WhitespaceTokenizer()));
    }

    @Override
    public Collection<RestHandler> getRestHandlers(
            RestHandlersServices services, Supplier<DiscoveryNodes> nodes, Predicate<NodeFeature> supports) {
        List<RestHandler> handlers = new ArrayList<>();
        handlers.add(new RootHandler());
        return handlers;
    }

    private interface FilterOf {
        TokenFilterFactory create(String name, Settings settings);
    }

    private static AnalysisProvider<TokenFilterFactory> filter(FilterOf factory) {
        return (IndexSettings index, Environment environment, String name, Settings settings) ->
                factory.create(name, settings);
    }
}
