package io.reprise.storage.event;

import io.reprise.domain.field.Field;
import io.reprise.domain.field.FieldCommand;
import io.reprise.domain.field.FieldDefinition;
import io.reprise.domain.field.FieldType;
import io.reprise.domain.field.Labels;
import io.reprise.domain.master.Content;
import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.master.MediaFacts;
import io.reprise.domain.shared.Digest;
import io.reprise.storage.brand.Brands;
import io.reprise.storage.cost.CostEntries;
import io.reprise.storage.field.Fields;
import io.reprise.storage.key.KeyRing;
import io.reprise.storage.key.MasterKey;
import io.reprise.storage.master.ContentRegister;
import io.reprise.storage.master.MasterDocumentRows;
import io.reprise.storage.publication.PublicationRows;
import io.reprise.storage.publication.Publications;
import io.reprise.storage.publication.TakedownPolicy;
import io.reprise.storage.rate.RateEntries;
import io.reprise.storage.reading.Reading;
import io.reprise.storage.review.Reviews;
import io.reprise.storage.rights.RightsGate;
import io.reprise.storage.rights.RightsRegister;
import io.reprise.storage.rights.RightsRows;
import io.reprise.storage.valuation.Horizon;
import io.reprise.storage.variant.StalePolicy;
import io.reprise.storage.variant.VariantSlots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** A library's storage as the server puts it together, on a real database. */
public final class Library implements AutoCloseable {
    public static final Commands.Context ANNA = new Commands.Context("user:anna", null, "test");

    public final KeyRing keys;
    public final EventLog log;
    public final Commands commands;
    public final ContentRegister contents;
    public final VariantSlots slots;
    public final MasterDocumentRows documents;
    public final RightsRegister rights;
    public final RightsRows rightsRows;
    public final PublicationRows publications;
    public final Reading reading;
    public final Reviews reviews;
    public final Brands brands;
    public final Fields fields;
    public final Horizon horizon;
    public final CostEntries costs;
    public final RateEntries rates;

    public Library(DataSource dataSource, Path keyFile) {
        this(dataSource, keyFile, NoOpEventUpcaster.INSTANCE);
    }

    public Library(DataSource dataSource, Path keyFile, EventUpcaster upcasters) {
        try {
            keys = new KeyRing(MasterKey.in(keyFile), dataSource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        log = new EventLog(dataSource, keys, upcasters);
        rightsRows = new RightsRows(dataSource);
        publications = new PublicationRows(dataSource);
        reviews = new Reviews(dataSource);
        brands = new Brands(dataSource);
        fields = new Fields(dataSource);
        commands = new Commands(log, 10_000, new RightsGate(rightsRows), brands, reviews, fields);
        contents = new ContentRegister(dataSource);
        slots = new VariantSlots(dataSource);
        rights = new RightsRegister(dataSource);
        documents = new MasterDocumentRows(dataSource);
        reading = new Reading(log, dataSource, documents::ring);
        horizon = new Horizon(dataSource);
        costs = new CostEntries(dataSource, horizon);
        rates = new RateEntries(dataSource, horizon);
        log.withCommands(
                "registers",
                contents,
                slots,
                rights,
                new Publications(dataSource),
                costs,
                rates,
                reviews,
                brands,
                fields);
        log.follow("policy-stale", false, () -> {}, () -> {}, new StalePolicy(slots, commands));
        log.follow(
                "policy-takedown",
                false,
                () -> {},
                () -> {},
                new TakedownPolicy(dataSource, publications, rightsRows, commands));
        reading.follow();
        log.start();
    }

    public Commands.Receipt register(UUID masterId, String bytes, Map<String, Object> meta) {
        return commands.dispatch(
                new MasterCommand.Register(masterId, content(bytes), new java.util.HashMap<>(meta)), ANNA);
    }

    /** A custom field of text. */
    public void field(String key) {
        UUID id = Field.idOf(key);
        if (fields.find(id).isEmpty()) {
            var definition = new FieldDefinition(
                    key, new Labels(key, key), FieldType.TEXT, null, null, null, List.of(), false, false, List.of(), 0);
            commands.dispatch(new FieldCommand.Define(id, null, definition), ANNA);
        }
    }

    public Commands.Receipt tag(UUID masterId, String tag) {
        return commands.dispatch(new MasterCommand.Tag(masterId, null, List.of(tag), List.of()), ANNA);
    }

    public void awaitTables(Commands.Receipt receipt) {
        if (!reading.await(receipt.position(), Duration.ofSeconds(10))) {
            throw new AssertionError("the tables did not reach " + receipt.position());
        }
    }

    public static Content content(String bytes) {
        return new Content(digest(bytes), bytes.length(), bytes + ".jpg", facts());
    }

    public static Digest digest(String bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.getBytes(StandardCharsets.UTF_8));
            return new Digest(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static MediaFacts facts() {
        var features = new MediaFacts.Features(
                120.5, 6.1, List.of(new MediaFacts.Colour("red", 0.8)), 0.99, 1.0, null, "0123456789abcdef");
        return new MediaFacts(
                "jpeg",
                400,
                533,
                1,
                "srgb",
                8,
                false,
                null,
                1,
                null,
                "Maker Model",
                false,
                features,
                Map.of("dc:title", "embedded title"));
    }

    @Override
    public void close() {
        log.close();
    }
}
