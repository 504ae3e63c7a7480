package io.reprise.api.variant;

import io.reprise.api.job.KindOfWork;
import io.reprise.api.job.UndoableKind;
import io.reprise.storage.job.Undos;
import io.reprise.storage.variant.VariantRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has this node render variants. */
@Configuration(proxyBeanMethods = false)
class VariantWiring {
    @Bean
    KindOfWork derivingVariants(RenderVariants renderVariants) {
        return new KindOfWork(RenderVariants.KIND, renderVariants);
    }

    @Bean
    KindOfWork changingRecipes(ChangeRecipes changeRecipes) {
        return new KindOfWork(ChangeRecipes.KIND, changeRecipes);
    }

    @Bean
    KindOfWork undoingRecipes(UndoRecipes undoRecipes) {
        return new KindOfWork(Undos.RECIPES, undoRecipes);
    }

    @Bean
    UndoableKind undoableRecipes(VariantRows rows) {
        return new UndoableKind(
                ChangeRecipes.KIND, Undos.RECIPES, changed -> VariantBulkController.items(rows.of(changed)));
    }

    /** An undo is a change of recipes too. */
    @Bean
    UndoableKind undoableUndoOfRecipes(VariantRows rows) {
        return new UndoableKind(Undos.RECIPES, Undos.RECIPES, changed -> VariantBulkController.items(rows.of(changed)));
    }
}
