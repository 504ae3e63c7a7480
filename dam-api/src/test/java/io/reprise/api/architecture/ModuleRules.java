package io.reprise.api.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.reprise.domain.blob.BlobStore;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.StoredNames;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventHandler;

/** What holds in all modules. Each rule is shown to fail by {@link ModuleRulesTest}. */
final class ModuleRules {
    /** Which modules a module may use besides itself. */
    private static final Map<String, List<String>> MAY_USE = Map.of(
            "domain", List.of(),
            "media", List.of("domain"),
            "search", List.of("domain"),
            "storage", List.of("domain"),
            "api", List.of("domain", "media", "search", "storage"));

    private static final String MEANS = "bytes, files and processes know no nouns: ";
    private static final String HTTP = "the manner of all routes: ";

    /** Packages that are called after what they do, not after a noun of the domain, and why they may. */
    private static final Map<String, String> TECHNICAL = Map.ofEntries(
            Map.entry("api.demo", "draws the sample library, is used by nobody else"),
            Map.entry("domain.blob", "the port for bytes of every noun"),
            Map.entry("domain.shared", "the words all nouns use"),
            Map.entry("media.bench", "measures, is used by nobody"),
            Map.entry("media.inspection", MEANS + "what a file is"),
            Map.entry("media.raster", MEANS + "decoding and encoding"),
            Map.entry("media.rendering", MEANS + "what is made of a file"),
            Map.entry("media.request", MEANS + "what may be asked of a worker"),
            Map.entry("media.vips", MEANS + "the native library"),
            Map.entry("media.worker", MEANS + "the processes"),
            Map.entry("search.index", "the one index, whatever is in it"),
            Map.entry("search.node", "the Elasticsearch it lives in"),
            Map.entry("storage.bench", "measures, is used by nobody"),
            Map.entry("storage.blob", "the stores behind the port for bytes"),
            Map.entry("storage.event", "the log, whatever its events are about"),
            Map.entry("storage.job", "durable work of any kind"),
            Map.entry("storage.key", "keys of whatever has to be forgotten"),
            Map.entry("storage.postgres", "the database itself"),
            Map.entry("storage.reading", "the tables as a whole"),
            Map.entry("api.account", "people and tokens are rows, not events: the domain knows ids of persons only"),
            Map.entry("api.cli", "the command line"),
            Map.entry("api.correlation", HTTP + "one id per request"),
            Map.entry("api.document", HTTP + "the OpenAPI document"),
            Map.entry("api.gate", HTTP + "who may"),
            Map.entry("api.id", "where ids come from"),
            Map.entry("api.idempotency", HTTP + "once"),
            Map.entry("api.job", "how durable work stands"),
            Map.entry("api.limit", HTTP + "how much"),
            Map.entry("api.page", HTTP + "long lists"),
            Map.entry("api.precondition", HTTP + "If-Match"),
            Map.entry("api.problem", HTTP + "refusals"),
            Map.entry("api.search", "the module's own door"),
            Map.entry("api.system", "the state of the parts"),
            Map.entry("api.time", HTTP + "positions"),
            Map.entry("api.upload", HTTP + "bytes in pieces, before they are anything"),
            Map.entry("api.web", "serves the page, which is about every noun"));

    private ModuleRules() {}

    /** One rule a module. */
    static List<ArchRule> directions() {
        return MAY_USE.entrySet().stream()
                .map(entry -> direction(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ArchRule direction(String module, List<String> used) {
        return noClasses()
                .that()
                .resideInAPackage("io.reprise." + module + "..")
                .should()
                .dependOnClassesThat(describe(
                        "another module than " + used,
                        target -> MAY_USE.containsKey(module(target))
                                && !module(target).equals(module)
                                && !used.contains(module(target))));
    }

    /** @param nouns the domain's packages */
    static ArchRule packages(Set<String> nouns) {
        return classes()
                .that(describe("are of a module", type -> MAY_USE.containsKey(module(type)) && part(type, 3) != null))
                .should(condition("be in the package of a noun, or in a listed one", type -> {
                    String place = module(type) + "." + part(type, 3);
                    return TECHNICAL.containsKey(place) || nouns.contains(part(type, 3));
                }));
    }

    /** The nouns: what the domain has a package for. */
    static boolean isNoun(String domainPackage) {
        return !TECHNICAL.containsKey("domain." + domainPackage);
    }

    static Set<String> technical() {
        return TECHNICAL.keySet();
    }

    /** What is listed there has a name and an audience, and is projected or listed as deliberately not. */
    static ArchRule events() {
        return classes()
                .that(describe("are events", ModuleRules::isEvent))
                .should(condition(
                        "be listed in StoredNames",
                        type -> StoredNames.events().stream()
                                .anyMatch(event -> event.getName().equals(type.getName()))));
    }

    private static boolean isEvent(JavaClass type) {
        return !type.isInterface()
                && type.getAllRawInterfaces().stream()
                        .anyMatch(each -> each.getPackageName().startsWith("io.reprise.")
                                && each.getSimpleName().endsWith("Event"));
    }

    /** Policies react and may command; everything else that follows events can be replayed without any effect. */
    static ArchRule projections() {
        DescribedPredicate<JavaClass> effects = assignableTo(Commands.class)
                .or(assignableTo(CommandGateway.class))
                .or(assignableTo(CommandBus.class))
                .or(assignableTo(EventBus.class))
                .or(assignableTo(HttpClient.class))
                .or(assignableTo(ElasticsearchClient.class))
                .or(assignableTo(BlobStore.class));
        return noClasses()
                .that(describe(
                        "follow events and are no policies",
                        type -> !type.getSimpleName().endsWith("Policy")
                                && type.getMethods().stream()
                                        .anyMatch(method -> method.isAnnotatedWith(EventHandler.class))))
                .should()
                .transitivelyDependOnClassesThat(effects);
    }

    private static ArchCondition<JavaClass> condition(
            String description, java.util.function.Predicate<JavaClass> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, holds.test(type), type.getName() + " is to " + description));
            }
        };
    }

    private static String module(JavaClass type) {
        String second = part(type, 2);
        return type.getPackageName().startsWith("io.reprise.") && second != null ? second : "";
    }

    static String part(JavaClass type, int index) {
        String[] parts = type.getPackageName().split("\\.");
        return parts.length > index ? parts[index] : null;
    }
}
