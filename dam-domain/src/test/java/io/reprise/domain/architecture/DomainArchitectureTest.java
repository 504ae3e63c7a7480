package io.reprise.domain.architecture;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class DomainArchitectureTest {
    private static final JavaClasses DOMAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.reprise.domain");

    @Test
    void theDomainKnowsNothingButItselfTheEventFrameworkAndTheLanguage() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.reprise.domain..", "java..", "org.axonframework..", "org.jspecify..")
                .because("what may happen must not depend on how it is stored, found or served")
                .check(DOMAIN);
    }

    @Test
    void nothingButThePortForBytesTouchesInputAndOutput() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.reprise.domain.blob")
                .should()
                .dependOnClassesThat(are(inputOrOutput()))
                .check(DOMAIN);
        classes()
                .that()
                .resideInAPackage("io.reprise.domain.blob")
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .beInterfaces()
                .because("bytes are a port here and nothing more")
                .check(DOMAIN);
    }

    /** Serializable is part of the language's exceptions and enums, a charset of its texts: neither is input or output. */
    private static DescribedPredicate<JavaClass> inputOrOutput() {
        return DescribedPredicate.describe("input or output", target -> {
            String name = target.getPackageName();
            return !target.getName().equals("java.io.Serializable")
                    && !name.equals("java.nio.charset")
                    && (name.equals("java.io")
                            || name.startsWith("java.nio")
                            || name.startsWith("java.net")
                            || name.startsWith("java.sql")
                            || name.startsWith("javax."));
        });
    }

    @Test
    void timeAndIdsComeInWithTheCommand() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe("a clock or randomness", DomainArchitectureTest::isChance))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .because("the same events and the same command must lead to the same decision")
                .check(DOMAIN);
    }

    private static boolean isChance(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getName();
        return (owner.startsWith("java.time.") && method.equals("now"))
                || (owner.equals("java.lang.System")
                        && Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty")
                                .contains(method))
                || (owner.equals("java.util.UUID") && method.equals("randomUUID"))
                || (owner.equals("java.lang.Math") && method.equals("random"));
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Service)(\\$.*)?")
                .check(DOMAIN);
    }

    @Test
    void theSharedWordsDependOnNoNounAndNounsOnEachOtherInOneDirection() {
        noClasses()
                .that()
                .resideInAPackage("io.reprise.domain.shared")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.reprise.domain.master..",
                        "io.reprise.domain.variant..",
                        "io.reprise.domain.channel..",
                        "io.reprise.domain.blob..")
                .check(DOMAIN);
        SlicesRuleDefinition.slices()
                .matching("io.reprise.domain.(*)..")
                .should()
                .beFreeOfCycles()
                .check(DOMAIN);
    }

    @Test
    void everyPackageSaysThatNullIsTheException() {
        assertThat(packages())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }

    private static Set<JavaPackage> packages() {
        return DOMAIN.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
    }
}
