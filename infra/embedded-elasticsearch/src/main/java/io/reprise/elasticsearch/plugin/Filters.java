package io.reprise.elasticsearch.plugin;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;

/** Token filters of the stock distribution, made of Lucene's. */
final class Filters {
    private Filters() {}

    static TokenFilterFactory asciiFolding(String name, Settings settings) {
        boolean preserve = settings.getAsBoolean("preserve_original", false);
        return new Normalizing(name, tokens -> new ASCIIFoldingFilter(tokens, preserve));
    }

    static TokenFilterFactory cjkWidth(String name, Settings settings) {
        return new Normalizing(name, CJKWidthFilter::new);
    }

    static TokenFilterFactory cjkBigram(String name, Settings settings) {
        boolean unigrams = settings.getAsBoolean("output_unigrams", false);
        Set<String> ignored = Set.copyOf(settings.getAsList("ignored_scripts"));
        int scripts = (ignored.contains("han") ? 0 : CJKBigramFilter.HAN)
                | (ignored.contains("hiragana") ? 0 : CJKBigramFilter.HIRAGANA)
                | (ignored.contains("katakana") ? 0 : CJKBigramFilter.KATAKANA)
                | (ignored.contains("hangul") ? 0 : CJKBigramFilter.HANGUL);
        return new Plain(name, tokens -> new CJKBigramFilter(tokens, scripts, unigrams));
    }

    static TokenFilterFactory edgeNgram(String name, Settings settings) {
        int shortest = settings.getAsInt("min_gram", 1);
        int longest = settings.getAsInt("max_gram", 2);
        boolean preserve = settings.getAsBoolean("preserve_original", false);
        return new Plain(name, tokens -> new EdgeNGramTokenFilter(tokens, shortest, longest, preserve));
    }

    static TokenFilterFactory stemmer(String name, Settings settings) {
        String language = settings.get("language", settings.get("name", "porter"));
        if (!"english".equals(language) && !"porter".equals(language)) {
            throw new IllegalArgumentException("The embedded node stems English only, not " + language);
        }
        return new Plain(name, PorterStemFilter::new);
    }

    private record Plain(String name, UnaryOperator<TokenStream> chain) implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream tokens) {
            return chain.apply(tokens);
        }
    }

    /** Also fit for normalizers, which take no filter that would change the number of tokens. */
    private record Normalizing(String name, UnaryOperator<TokenStream> chain) implements NormalizingTokenFilterFactory {
        @Override
        public TokenStream create(TokenStream tokens) {
            return chain.apply(tokens);
        }
    }
}
