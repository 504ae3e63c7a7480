package io.reprise.api;

import io.reprise.media.worker.MediaWorkers;
import io.reprise.media.worker.WorkerSettings;
import io.reprise.storage.blob.FileBlobStore;
import io.reprise.storage.blob.SweepableBlobs;
import io.reprise.storage.brand.Brands;
import io.reprise.storage.collection.CollectionRows;
import io.reprise.storage.cost.CostEntries;
import io.reprise.storage.cost.CostRanking;
import io.reprise.storage.cost.LedgerRebuild;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.EventLog;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.field.Fields;
import io.reprise.storage.key.KeyRing;
import io.reprise.storage.key.MasterKey;
import io.reprise.storage.master.ContentRegister;
import io.reprise.storage.master.FileNames;
import io.reprise.storage.master.LookAlikes;
import io.reprise.storage.master.MasterDocumentRows;
import io.reprise.storage.master.MasterSheet;
import io.reprise.storage.master.MasterSubjects;
import io.reprise.storage.master.SkuRows;
import io.reprise.storage.performance.PerformanceReports;
import io.reprise.storage.performance.ReportRegister;
import io.reprise.storage.publication.PublicationRows;
import io.reprise.storage.publication.Publications;
import io.reprise.storage.publication.TakedownPolicy;
import io.reprise.storage.rate.RateEntries;
import io.reprise.storage.reading.Reading;
import io.reprise.storage.recipe.RecipeRows;
import io.reprise.storage.review.Reviews;
import io.reprise.storage.rights.RightsGate;
import io.reprise.storage.rights.RightsRegister;
import io.reprise.storage.rights.RightsRows;
import io.reprise.storage.selection.Marks;
import io.reprise.storage.valuation.Horizon;
import io.reprise.storage.valuation.ReuseRows;
import io.reprise.storage.variant.StalePolicy;
import io.reprise.storage.variant.VariantRows;
import io.reprise.storage.variant.VariantSlots;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The library itself: keys, log, commands, projections, bytes and workers. */
@Configuration(proxyBeanMethods = false)
class LibraryWiring {
    /** Aggregates of each kind kept in memory. */
    private static final int CACHED = 10_000;

    @Bean
    KeyRing keyRing(RepriseProperties properties, DataSource dataSource) throws IOException {
        Path configured = properties.masterKeyFile();
        Path file = configured == null ? properties.data().resolve("master.key") : configured;
        return new KeyRing(MasterKey.in(file.toAbsolutePath()), dataSource);
    }

    @Bean
    ContentRegister contentRegister(DataSource dataSource) {
        return new ContentRegister(dataSource);
    }

    @Bean
    VariantSlots variantSlots(DataSource dataSource) {
        return new VariantSlots(dataSource);
    }

    @Bean
    RightsRegister rightsRegister(DataSource dataSource) {
        return new RightsRegister(dataSource);
    }

    @Bean
    RightsRows rightsRows(DataSource dataSource) {
        return new RightsRows(dataSource);
    }

    @Bean
    MasterDocumentRows masterDocumentRows(DataSource dataSource) {
        return new MasterDocumentRows(dataSource);
    }

    @Bean
    Horizon horizon(DataSource dataSource) {
        return new Horizon(dataSource);
    }

    @Bean
    CostEntries costEntries(DataSource dataSource, Horizon horizon) {
        return new CostEntries(dataSource, horizon);
    }

    @Bean
    MasterSubjects masterSubjects(DataSource dataSource) {
        return new MasterSubjects(dataSource);
    }

    @Bean
    FileNames fileNames(DataSource dataSource) {
        return new FileNames(dataSource);
    }

    @Bean
    SkuRows skuRows(DataSource dataSource) {
        return new SkuRows(dataSource);
    }

    @Bean
    LookAlikes lookAlikes(DataSource dataSource) {
        return new LookAlikes(dataSource);
    }

    @Bean
    MasterSheet masterSheet(DataSource dataSource) {
        return new MasterSheet(dataSource);
    }

    @Bean
    CostRanking costRanking(DataSource dataSource) {
        return new CostRanking(dataSource);
    }

    @Bean
    RateEntries rateEntries(DataSource dataSource, Horizon horizon) {
        return new RateEntries(dataSource, horizon);
    }

    @Bean
    ReuseRows reuseRows(DataSource dataSource) {
        return new ReuseRows(dataSource);
    }

    @Bean
    LedgerRebuild ledgerRebuild(
            EventLog log, DataSource dataSource, Horizon horizon, CostEntries costs, RateEntries rates) {
        return new LedgerRebuild(log, dataSource, horizon, costs, rates);
    }

    @Bean(destroyMethod = "close")
    EventLog eventLog(DataSource dataSource, KeyRing keys) {
        // No stored event has an older shape yet.
        return new EventLog(dataSource, keys, NoOpEventUpcaster.INSTANCE);
    }

    @Bean
    EventReader eventReader(EventLog log) {
        return log.reader();
    }

    @Bean
    Reviews reviews(DataSource dataSource) {
        return new Reviews(dataSource);
    }

    @Bean
    Marks marks(DataSource dataSource) {
        return new Marks(dataSource);
    }

    @Bean
    CollectionRows collectionRows(DataSource dataSource) {
        return new CollectionRows(dataSource);
    }

    @Bean
    Brands brands(DataSource dataSource) {
        return new Brands(dataSource);
    }

    @Bean
    Fields fields(DataSource dataSource) {
        return new Fields(dataSource);
    }

    @Bean
    RecipeRows recipeRows(DataSource dataSource) {
        return new RecipeRows(dataSource);
    }

    @Bean
    VariantRows variantRows(DataSource dataSource) {
        return new VariantRows(dataSource);
    }

    @Bean
    Commands commands(
            EventLog log,
            RightsRows rights,
            CostEntries costs,
            RateEntries rates,
            Reviews reviews,
            Brands brands,
            Fields fields) {
        log.withCommands("ledger", costs, rates);
        log.withCommands("approvals", reviews, brands);
        log.withCommands("fields", fields);
        return new Commands(log, CACHED, new RightsGate(rights), brands, reviews, fields);
    }

    @Bean
    Reading reading(
            EventLog log,
            DataSource dataSource,
            Commands commands,
            ContentRegister contents,
            VariantSlots slots,
            RightsRegister rights,
            RightsRows rightsRows,
            Marks marks,
            CollectionRows collections,
            RecipeRows recipes,
            PublicationRows publications,
            MasterDocumentRows documents) {
        log.withCommands(
                "registers", contents, slots, rights, new Publications(dataSource), new ReportRegister(dataSource));
        log.withCommands("selections", marks);
        log.withCommands("collections", collections);
        log.withCommands("recipes", recipes);
        log.follow("policy-stale", false, () -> {}, () -> {}, new StalePolicy(slots, commands));
        log.follow(
                "policy-takedown",
                false,
                () -> {},
                () -> {},
                new TakedownPolicy(dataSource, publications, rightsRows, commands));
        Reading reading = new Reading(log, dataSource, documents::ring);
        reading.follow();
        log.start();
        return reading;
    }

    @Bean
    PerformanceReports performanceReports(DataSource dataSource, SweepableBlobs blobs) {
        return new PerformanceReports(dataSource, blobs);
    }

    @Bean
    SweepableBlobs blobStore(RepriseProperties properties) throws IOException {
        return new FileBlobStore(properties.data().toAbsolutePath().resolve("blobs"));
    }

    @Bean(destroyMethod = "close")
    MediaWorkers mediaWorkers() {
        return MediaWorkers.start(WorkerSettings.defaults());
    }
}
