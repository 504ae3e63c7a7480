package io.reprise.api.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.reprise.domain.wrong.UnlistedEvent;
import io.reprise.media.wrong.RenderingThatStores;
import io.reprise.search.wrong.SearchThatStores;
import io.reprise.storage.masters.MisplacedTable;
import io.reprise.storage.wrong.TableThatCommands;
import io.reprise.storage.wrong.TableThatStores;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule holds for the product, and fails for a class that is wrong on purpose. */
class ModuleRulesTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.reprise");

    private static final Set<String> NOUNS = PRODUCT.stream()
            .filter(type -> type.getPackageName().startsWith("io.reprise.domain."))
            .map(type -> ModuleRules.part(type, 3))
            .filter(ModuleRules::isNoun)
            .collect(Collectors.toSet());

    @Test
    void modulesDependInOneDirection() {
        assertThat(ModuleRules.directions()).hasSize(5).allSatisfy(rule -> rule.check(PRODUCT));
    }

    @ParameterizedTest
    @ValueSource(classes = {SearchThatStores.class, RenderingThatStores.class, UnlistedEvent.Happened.class})
    void aModuleThatUsesWhatItMayNotFails(Class<?> wrong) {
        assertThat(ModuleRules.directions()).anySatisfy(rule -> assertFailsFor(wrong, rule));
    }

    @Test
    void everyPackageIsCalledAfterANounOrListedWithItsReason() {
        assertThat(NOUNS).contains("master", "variant", "channel").doesNotContain("blob", "shared");
        ModuleRules.packages(NOUNS).check(PRODUCT);
        List<String> there = PRODUCT.stream()
                .map(type -> ModuleRules.part(type, 2) + "." + ModuleRules.part(type, 3))
                .toList();
        assertThat(there).as("listed, but not there any more").containsAll(ModuleRules.technical());
    }

    @Test
    void aPackageWithAnotherWordForANounFails() {
        assertFailsFor(MisplacedTable.class, ModuleRules.packages(NOUNS));
    }

    @Test
    void everyEventIsListed() {
        ModuleRules.events().check(PRODUCT);
    }

    @Test
    void anEventThatIsNotListedFails() {
        assertFailsFor(UnlistedEvent.Happened.class, ModuleRules.events());
    }

    @Test
    void whatFollowsEventsHasNoEffectBesidesItsTables() {
        ModuleRules.projections().check(PRODUCT);
        assertThat(PRODUCT.stream().map(JavaClass::getSimpleName))
                .contains("MasterProjection", "ContentRegister", "StalePolicy");
    }

    @ParameterizedTest
    @ValueSource(classes = {TableThatCommands.class, TableThatStores.class})
    void aProjectionWithAnEffectFails(Class<?> wrong) {
        assertFailsFor(wrong, ModuleRules.projections());
    }

    private static void assertFailsFor(Class<?> wrong, ArchRule rule) {
        JavaClasses one = new ClassFileImporter().importClasses(wrong);
        assertThat(rule.allowEmptyShould(true).evaluate(one).getFailureReport().getDetails())
                .anySatisfy(detail -> assertThat(detail).contains(wrong.getName()));
    }
}
