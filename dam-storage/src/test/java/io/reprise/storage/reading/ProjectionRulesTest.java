package io.reprise.storage.reading;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.brand.BrandEvent;
import io.reprise.domain.collection.CollectionEvent;
import io.reprise.domain.cost.CostEvent;
import io.reprise.domain.field.FieldEvent;
import io.reprise.domain.performance.PerformanceReportEvent;
import io.reprise.domain.rate.RateEvent;
import io.reprise.domain.recipe.RecipeEvent;
import io.reprise.domain.review.ReviewEvent;
import io.reprise.domain.selection.SelectionEvent;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.StoredNames;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventBus;
import org.junit.jupiter.api.Test;

class ProjectionRulesTest {
    /** Events that change no table of the projection, each with its reason in a comment. */
    private static final Set<Class<?>> DELIBERATELY_NOT_PROJECTED = Set.of(
            // The ledger must be whole whenever it is read: its rows are written with the command.
            CostEvent.Recorded.class,
            CostEvent.Reversed.class,
            RateEvent.Recorded.class,
            // Publishing reads them in its own transaction: their rows are written with the command.
            ReviewEvent.Requested.class,
            ReviewEvent.Approved.class,
            ReviewEvent.Rejected.class,
            BrandEvent.ApprovalRequired.class,
            BrandEvent.ApprovalWaived.class,
            // Values are decided upon it: its rows are written with the command.
            FieldEvent.Defined.class,
            FieldEvent.Revised.class,
            FieldEvent.Retired.class,
            FieldEvent.Restored.class,
            // A rating changes nothing that others see of an image; its rows are written with the command.
            SelectionEvent.Marked.class,
            // Being in a collection changes nothing of an image; its rows are written with the command.
            CollectionEvent.Created.class,
            CollectionEvent.Renamed.class,
            CollectionEvent.MastersAdded.class,
            CollectionEvent.MastersRemoved.class,
            CollectionEvent.QueryChanged.class,
            CollectionEvent.Deleted.class,
            // Variants say themselves which recipe they are made by; its rows are written with the command.
            RecipeEvent.Revised.class,
            // Its rows come from the stored report, and are written before it.
            PerformanceReportEvent.Imported.class);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.reprise");

    @Test
    void aProjectionCanNeitherCommandNorCallNorStore() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Projection")
                .should()
                .transitivelyDependOnClassesThat(assignableTo(Commands.class)
                        .or(assignableTo(CommandGateway.class))
                        .or(assignableTo(CommandBus.class))
                        .or(assignableTo(EventBus.class))
                        .or(assignableTo(HttpClient.class))
                        .or(assignableTo(BlobStore.class)))
                .check(CLASSES);
    }

    @Test
    void everyEventTypeIsProjectedOrListedAsDeliberatelyNot() throws ReflectiveOperationException {
        List<AnnotationEventHandlerAdapter> projections = new ArrayList<>();
        for (JavaClass projection : CLASSES) {
            if (projection.getSimpleName().endsWith("Projection")) {
                projections.add(new AnnotationEventHandlerAdapter(projection
                        .reflect()
                        .getConstructor(Tables.class)
                        .newInstance(new Tables(null, "none", false))));
            }
        }
        assertThat(projections).hasSizeGreaterThanOrEqualTo(3);
        for (Class<?> event : StoredNames.events()) {
            assertThat(projections.stream().anyMatch(projection -> projection.canHandleType(event)))
                    .as(event.getName())
                    .isNotEqualTo(DELIBERATELY_NOT_PROJECTED.contains(event));
        }
    }
}
