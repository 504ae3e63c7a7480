package io.reprise.api.master;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.rights.Visibility;
import io.reprise.storage.master.FileNames;
import io.reprise.storage.master.MasterRows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** What somebody had open lately, to come back to it. A client says what its person opens: reading is not using. */
@RestController
class RecentController {
    private final RecentlyUsed recent;
    private final Visibility visibility;
    private final MasterRows masters;
    private final FileNames fileNames;

    RecentController(RecentlyUsed recent, Visibility visibility, MasterRows masters, FileNames fileNames) {
        this.recent = recent;
        this.visibility = visibility;
        this.masters = masters;
        this.fileNames = fileNames;
    }

    /** @param fileName of its newest version */
    record RecentBody(
            UUID masterId, @Nullable String title, @Nullable String fileName) {}

    record RecentList(List<RecentBody> items) {}

    @PutMapping("/api/v1/masters/{id}/opened")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers(204)
    ResponseEntity<Void> opened(Caller caller, @PathVariable UUID id) {
        recent.add(caller.personId(), id);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/api/v1/masters:recent")
    @Gate(Capability.ANY_SIGNED_IN)
    RecentList list(Caller caller) {
        List<UUID> ids = recent.of(caller.personId());
        Set<UUID> seen = visibility.seen(caller.role(), ids);
        List<UUID> shown = ids.stream().filter(seen::contains).toList();
        Map<UUID, String> titles = masters.titles(shown);
        Map<UUID, String> files = fileNames.of(shown);
        return new RecentList(shown.stream()
                .map(id -> new RecentBody(id, titles.get(id), files.get(id)))
                .toList());
    }
}
