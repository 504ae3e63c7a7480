package io.reprise.domain.master;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.reprise.domain.field.FieldSchema;
import io.reprise.domain.field.FieldValues;
import io.reprise.domain.shared.AboutMaster;
import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.MergePatch;
import io.reprise.domain.shared.StoredAs;
import io.reprise.domain.shared.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A shot that is made once: decides what may happen to it, and remembers what has. */
@AggregateRoot(type = "master")
@StoredAs(value = "master.snapshot", audience = Audience.ALL)
public final class Master implements AboutMaster {
    @AggregateIdentifier
    private @Nullable UUID masterId;

    private Description description = Description.EMPTY;
    private List<Version> versions = new ArrayList<>();
    private boolean retired;

    /** Empty, for the repository to fold events into. */
    public Master() {}

    /** The master as these events, in their order, left it. */
    public static Master of(Iterable<? extends MasterEvent> events) {
        Master master = new Master();
        events.forEach(master::on);
        return master;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Long handle(MasterCommand.Register command, FieldSchema schema) {
        Description registered = DescriptionForm.read(command.meta(), FieldValues.first(schema));
        apply(new MasterEvent.Registered(command.masterId(), registered));
        apply(new MasterEvent.VersionAdded(command.masterId(), 1, command.content(), null));
        return getVersion();
    }

    @CommandHandler
    Long handle(MasterCommand.AddVersion command) {
        refuseIfRetired();
        String note = DescriptionForm.note(command.note());
        apply(new MasterEvent.VersionAdded(command.masterId(), versions.size() + 1, command.content(), note));
        return getVersion();
    }

    @CommandHandler
    Long handle(MasterCommand.RestoreVersion command) {
        refuseIfRetired();
        Content wanted = version(command.version()).content();
        if (wanted.digest().equals(current().content().digest())) {
            throw new MasterRejection.AlreadyCurrent(command.version());
        }
        apply(new MasterEvent.VersionRestored(command.masterId(), versions.size() + 1, command.version()));
        return getVersion();
    }

    @CommandHandler
    Long handle(MasterCommand.Describe command, FieldSchema schema) {
        refuseIfRetired();
        Map<String, @Nullable Object> before = DescriptionForm.write(description);
        Description wanted = DescriptionForm.read(
                MergePatch.apply(before, command.patch()),
                FieldValues.upon(schema, description.fields(), description.category()));
        List<String> changed = MasterEdit.changed(description, wanted);
        if (!changed.isEmpty()) {
            apply(MasterEdit.described(command.masterId(), description, wanted, changed));
        }
        retag(command.masterId(), wanted.tags());
        if (!wanted.products().equals(description.products())) {
            apply(new MasterEvent.ProductsAssigned(command.masterId(), wanted.products()));
        }
        if (wanted.assetClass() != description.assetClass()) {
            apply(new MasterEvent.Classified(command.masterId(), wanted.assetClass()));
        }
        return getVersion();
    }

    @CommandHandler
    Long handle(MasterCommand.Tag command) {
        refuseIfRetired();
        Set<String> wanted = new LinkedHashSet<>(description.tags());
        Set<String> unwanted = command.remove().stream().map(Text::composed).collect(Collectors.toSet());
        wanted.removeIf(tag -> unwanted.contains(Text.composed(tag)));
        wanted.addAll(command.add());
        retag(
                command.masterId(),
                DescriptionForm.read(Map.of("tags", List.copyOf(wanted))).tags());
        return getVersion();
    }

    @CommandHandler
    Long handle(MasterCommand.Retire command) {
        if (!retired) {
            apply(new MasterEvent.Retired(command.masterId()));
        }
        return getVersion();
    }

    @CommandHandler
    Long handle(MasterCommand.Reinstate command) {
        if (retired) {
            apply(new MasterEvent.Reinstated(command.masterId()));
        }
        return getVersion();
    }

    @CommandHandler
    Long handle(MasterCommand.Edit command, FieldSchema schema) {
        changes(command.edit(), schema).forEach(AggregateLifecycle::apply);
        return getVersion();
    }

    @CommandHandler
    Long handle(MasterCommand.PutBack command) {
        leadingTo(command.description(), command.retired()).forEach(AggregateLifecycle::apply);
        return getVersion();
    }

    /**
     * What an edit would come to now; nothing if all is so already.
     *
     * @throws MasterRejection if it is retired and stays so while its description is to change, or would have more tags,
     *     products or fields than it may
     */
    public List<MasterEvent> changes(MasterEdit edit, FieldSchema schema) {
        boolean retiredAfter = edit.retired() == null ? retired : edit.retired();
        if (!edit.describes()) {
            return leadingTo(description, retiredAfter);
        }
        if (!Boolean.FALSE.equals(edit.retired())) {
            refuseIfRetired();
        }
        return leadingTo(edit.appliedTo(description, schema), retiredAfter);
    }

    /** Described while it is active: reinstated before, retired after. */
    private List<MasterEvent> leadingTo(Description wanted, boolean retiredAfter) {
        List<MasterEvent> events = new ArrayList<>();
        if (retired && !retiredAfter) {
            events.add(new MasterEvent.Reinstated(masterId()));
        }
        events.addAll(MasterEdit.between(masterId(), description, wanted));
        if (!retired && retiredAfter) {
            events.add(new MasterEvent.Retired(masterId()));
        }
        return events;
    }

    private void retag(UUID id, List<String> wanted) {
        List<String> added = new ArrayList<>(wanted);
        added.removeAll(description.tags());
        List<String> removed = new ArrayList<>(description.tags());
        removed.removeAll(wanted);
        if (!added.isEmpty() || !removed.isEmpty()) {
            apply(new MasterEvent.Tagged(id, added, removed));
        }
    }

    private void refuseIfRetired() {
        if (retired) {
            throw new MasterRejection.Retired();
        }
    }

    @EventSourcingHandler
    void on(MasterEvent event) {
        switch (event) {
            case MasterEvent.Registered e -> {
                masterId = e.masterId();
                description = e.description();
            }
            case MasterEvent.VersionAdded e -> versions.add(new Version(e.version(), e.content(), e.note(), null));
            case MasterEvent.VersionRestored e ->
                versions.add(new Version(e.version(), version(e.restoredFrom()).content(), null, e.restoredFrom()));
            case MasterEvent.Described e ->
                description = e.description()
                        .withTags(description.tags())
                        .withProducts(description.products())
                        .withAssetClass(description.assetClass());
            case MasterEvent.Tagged e -> {
                Set<String> tags = new LinkedHashSet<>(description.tags());
                tags.removeAll(new LinkedHashSet<>(e.removed()));
                tags.addAll(e.added());
                description = description.withTags(List.copyOf(tags));
            }
            case MasterEvent.ProductsAssigned e -> description = description.withProducts(e.products());
            case MasterEvent.Classified e -> description = description.withAssetClass(e.assetClass());
            case MasterEvent.Retired e -> retired = true;
            case MasterEvent.Reinstated e -> retired = false;
        }
    }

    @Override
    public UUID masterId() {
        return Objects.requireNonNull(masterId, "a master has an id from its first event on");
    }

    public Description description() {
        return description;
    }

    /** Oldest first; the last one is current. */
    public List<Version> versions() {
        return List.copyOf(versions);
    }

    public Version current() {
        return versions.getLast();
    }

    /** @throws MasterRejection.NoSuchVersion if there is none of this number */
    public Version version(int number) {
        if (number < 1 || number > versions.size()) {
            throw new MasterRejection.NoSuchVersion(number);
        }
        return versions.get(number - 1);
    }

    public boolean retired() {
        return retired;
    }
}
