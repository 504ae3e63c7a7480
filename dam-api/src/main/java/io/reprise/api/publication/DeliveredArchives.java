package io.reprise.api.publication;

import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Role;
import io.reprise.api.master.Bytes;
import io.reprise.api.problem.Refusal;
import io.reprise.api.rights.Visibility;
import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.shared.Digest;
import io.reprise.storage.job.Job;
import io.reprise.storage.job.JobItem;
import io.reprise.storage.job.Jobs;
import io.reprise.storage.job.Page;
import io.reprise.storage.job.State;
import io.reprise.storage.publication.Archives;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** Gives archives out. What may be in one is asked again at each use: it was decided for an instant that has passed. */
@Component
class DeliveredArchives {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveredArchives.class);
    private static final int PAGE = 500;

    private final Jobs jobs;
    private final Archives archives;
    private final Deliverables deliverables;
    private final Visibility visibility;
    private final BlobStore blobs;

    DeliveredArchives(Jobs jobs, Archives archives, Deliverables deliverables, Visibility visibility, BlobStore blobs) {
        this.jobs = jobs;
        this.archives = archives;
        this.deliverables = deliverables;
        this.visibility = visibility;
        this.blobs = blobs;
    }

    /** @throws Refusal 404 without one that is the caller's, 409 while it is made or where it may not be given out */
    ResponseEntity<Resource> of(WebRequest asked, Caller caller, UUID id) throws IOException {
        Job job = jobs.find(id)
                .filter(found -> found.kind().equals(DeliverPublications.KIND))
                .filter(found -> caller.role() == Role.ADMIN
                        || found.owner().equals(caller.personId().toString()))
                .filter(_ -> visibility.seesJob(caller.role(), id))
                .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such thing.", Map.of()));
        if (!job.state().isFinal()) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "job-not-ended",
                    "The delivery is still being made.",
                    Map.of("state", job.state().code()));
        }
        List<UUID> delivered = delivered(id);
        Digest archive = archives.find(id)
                .filter(_ -> !delivered.isEmpty())
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND,
                        "no-archive",
                        "The delivery has no archive, or none any more.",
                        Map.of()));
        refuseUnlessAllowed(delivered);
        return Bytes.of(asked, blobs.localFile(archive), archive.value(), "zip", "delivery-" + id + ".zip");
    }

    private List<UUID> delivered(UUID job) {
        List<UUID> delivered = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<JobItem> page = jobs.items(job, State.DONE, cursor, PAGE);
            page.items().stream().map(JobItem::subject).forEach(delivered::add);
            cursor = page.next();
        } while (cursor != null);
        return delivered;
    }

    private void refuseUnlessAllowed(List<UUID> delivered) {
        List<Map<String, Object>> refused = deliverables.standing(delivered, Instant.now()).stream()
                .filter(each -> !each.against().isEmpty())
                .map(each -> Map.<String, Object>of(
                        "publicationId", each.published().publicationId(), "reasons", each.against()))
                .toList();
        if (!refused.isEmpty()) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "delivery-refused",
                    "Some of what is in it may not be handed over any more; deliver the rest anew.",
                    Map.of("publications", refused));
        }
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forgetOld() {
        try {
            int forgotten = archives.forgetMadeBefore(Instant.now().minus(Archives.KEPT));
            if (forgotten > 0) {
                LOG.info("{} archives of deliveries are kept no longer", forgotten);
            }
        } catch (DataAccessException unavailable) {
            LOG.warn("Old archives were not dropped; next try in an hour", unavailable);
        }
    }
}
