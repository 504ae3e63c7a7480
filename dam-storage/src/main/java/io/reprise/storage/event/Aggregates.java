package io.reprise.storage.event;

import io.reprise.domain.brand.Brand;
import io.reprise.domain.brand.BrandCommand;
import io.reprise.domain.channel.ChannelProfile;
import io.reprise.domain.channel.ChannelProfileCommand;
import io.reprise.domain.collection.CollectionCommand;
import io.reprise.domain.collection.MasterCollection;
import io.reprise.domain.cost.Cost;
import io.reprise.domain.cost.CostCommand;
import io.reprise.domain.field.Field;
import io.reprise.domain.field.FieldCommand;
import io.reprise.domain.master.Master;
import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.performance.PerformanceReport;
import io.reprise.domain.performance.PerformanceReportCommand;
import io.reprise.domain.publication.Publication;
import io.reprise.domain.publication.PublicationCommand;
import io.reprise.domain.rate.Rate;
import io.reprise.domain.rate.RateCommand;
import io.reprise.domain.recipe.Recipe;
import io.reprise.domain.recipe.RecipeCommand;
import io.reprise.domain.review.Review;
import io.reprise.domain.review.ReviewCommand;
import io.reprise.domain.rights.Embargo;
import io.reprise.domain.rights.EmbargoCommand;
import io.reprise.domain.rights.Licence;
import io.reprise.domain.rights.LicenceCommand;
import io.reprise.domain.selection.Selection;
import io.reprise.domain.selection.SelectionCommand;
import io.reprise.domain.shared.AboutMaster;
import io.reprise.domain.variant.Variant;
import io.reprise.domain.variant.VariantCommand;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What commands are decided by, and which one each goes to. */
final class Aggregates {
    static final List<Class<?>> ALL = List.of(
            Master.class,
            Variant.class,
            ChannelProfile.class,
            Licence.class,
            Embargo.class,
            Publication.class,
            Cost.class,
            Rate.class,
            PerformanceReport.class,
            Review.class,
            Brand.class,
            Field.class,
            Selection.class,
            MasterCollection.class,
            Recipe.class);

    private Aggregates() {}

    static String idOf(Object command) {
        return switch (command) {
            case MasterCommand c -> c.masterId().toString();
            case VariantCommand c -> c.variantId().toString();
            case ChannelProfileCommand c -> c.profile();
            case LicenceCommand c -> c.licenceId().toString();
            case EmbargoCommand c -> c.embargoId().toString();
            case PublicationCommand c -> c.publicationId().toString();
            case CostCommand c -> c.costId().toString();
            case RateCommand c -> c.rateId().toString();
            case PerformanceReportCommand c -> c.reportId().toString();
            case ReviewCommand c -> c.reviewId().toString();
            case BrandCommand c -> c.brandId().toString();
            case FieldCommand c -> c.fieldId().toString();
            case SelectionCommand c -> c.selectionId().toString();
            case CollectionCommand c -> c.collectionId().toString();
            case RecipeCommand c -> c.recipeId().toString();
            default -> throw new IllegalArgumentException("not a command: " + command.getClass());
        };
    }

    static @Nullable UUID masterOf(Object command) {
        return command instanceof AboutMaster about ? about.masterId() : null;
    }
}
