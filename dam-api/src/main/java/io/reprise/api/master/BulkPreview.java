package io.reprise.api.master;

import io.reprise.domain.field.FieldSchema;
import io.reprise.domain.master.Master;
import io.reprise.domain.master.MasterEdit;
import io.reprise.domain.master.MasterEvent;
import io.reprise.domain.master.MasterRejection;
import io.reprise.storage.master.FileNames;
import io.reprise.storage.master.MasterRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What an edit would come to, decided by the masters themselves as the tables know them. Holds counts and a few samples,
 * however many masters it is shown.
 */
final class BulkPreview {
    private static final int SAMPLES = 10;

    private final MasterRows rows;
    private final MasterEdit edit;
    private final FieldSchema schema;

    private int total;
    private int changed;
    private final Map<String, List<UUID>> refused = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final List<BulkBody.BulkSample> samples = new ArrayList<>();

    BulkPreview(MasterRows rows, MasterEdit edit, FieldSchema schema) {
        this.schema = schema;
        this.rows = rows;
        this.edit = edit;
    }

    void add(List<UUID> masterIds) {
        Map<UUID, List<MasterEvent>> told = rows.told(masterIds);
        for (UUID id : masterIds) {
            total++;
            List<MasterEvent> story = told.get(id);
            if (story == null) {
                refuse("not-found", id);
            } else {
                add(id, story);
            }
        }
    }

    private void add(UUID id, List<MasterEvent> story) {
        Master before = Master.of(story);
        try {
            List<MasterEvent> events = before.changes(edit, schema);
            if (!events.isEmpty()) {
                changed++;
                if (samples.size() < SAMPLES) {
                    Master after = Master.of(
                            Stream.concat(story.stream(), events.stream()).toList());
                    samples.add(new BulkBody.BulkSample(
                            id, before.description().title(), null, DescriptionChanges.between(before, after, schema)));
                }
            }
        } catch (MasterRejection rejected) {
            refuse(EditOutcomes.code(rejected), id);
        }
    }

    private void refuse(String code, UUID id) {
        refusals.merge(code, 1, Integer::sum);
        List<UUID> some = refused.computeIfAbsent(code, _ -> new ArrayList<>());
        if (some.size() < SAMPLES) {
            some.add(id);
        }
    }

    BulkBody body(FileNames fileNames) {
        Map<UUID, String> names = fileNames.of(samples.stream()
                .filter(sample -> sample.title() == null)
                .map(BulkBody.BulkSample::masterId)
                .toList());
        int refusedInAll =
                refusals.values().stream().mapToInt(Integer::intValue).sum();
        return new BulkBody(
                total,
                null,
                null,
                changed,
                total - changed - refusedInAll,
                refusals.entrySet().stream()
                        .map(entry -> new BulkBody.BulkRefusal(
                                entry.getKey(), entry.getValue(), refused.getOrDefault(entry.getKey(), List.of())))
                        .toList(),
                samples.stream()
                        .map(sample -> sample.named(names.get(sample.masterId())))
                        .toList());
    }
}
