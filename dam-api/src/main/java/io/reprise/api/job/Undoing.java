package io.reprise.api.job;

import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.id.Ids;
import io.reprise.domain.shared.DomainRejection;
import io.reprise.storage.job.Job;
import io.reprise.storage.job.NewJob;
import io.reprise.storage.job.Undos;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which jobs can be taken back, and the jobs that do it. */
@Component
class Undoing {
    private final Undos undos;
    private final Map<String, UndoableKind> kinds;

    Undoing(Undos undos, List<UndoableKind> kinds) {
        this.undos = undos;
        this.kinds = kinds.stream().collect(Collectors.toMap(UndoableKind::kind, kind -> kind));
    }

    JobController.JobView view(Caller caller, Job job) {
        return views(caller, List.of(job)).getFirst();
    }

    /** In two questions for all of them, and none where nothing can be taken back. */
    List<JobController.JobView> views(Caller caller, List<Job> jobs) {
        List<UUID> ended = jobs.stream().filter(this::hasEnded).map(Job::id).toList();
        Map<UUID, UUID> undoing = ended.isEmpty() ? Map.of() : undos.undoing(ended);
        List<UUID> standing = Capability.EDIT.allows(caller.role())
                ? ended.stream().filter(id -> !undoing.containsKey(id)).toList()
                : List.of();
        Set<UUID> undoable = standing.isEmpty() ? Set.of() : undos.changing(standing);
        return jobs.stream()
                .map(job -> JobController.JobView.of(job, undoable.contains(job.id()), undoing.get(job.id())))
                .toList();
    }

    private boolean hasEnded(Job job) {
        return kinds.containsKey(job.kind()) && job.finishedAt() != null && job.done() > 0;
    }

    /** @throws NotUndoable if there is nothing of it that could be taken back, before anything is done */
    NewJob order(Caller caller, Job job) {
        UndoableKind kind = kinds.get(job.kind());
        if (kind == null) {
            throw new NotUndoable("job-not-undoable", Map.of("kind", job.kind()));
        }
        if (job.finishedAt() == null) {
            throw new NotUndoable("job-not-ended", Map.of("state", job.state().code()));
        }
        UUID before = undos.undoing(List.of(job.id())).get(job.id());
        if (before != null) {
            throw new NotUndoable("already-undone", Map.of("jobId", before));
        }
        List<UUID> changed = undos.changedBy(job.id());
        if (changed.isEmpty()) {
            throw new NotUndoable("nothing-to-undo", Map.of());
        }
        return new NewJob(
                Ids.next(),
                kind.undoKind(),
                caller.personId().toString(),
                job.id(),
                JobOrders.onBehalf(caller).put("of", job.id().toString()),
                kind.items().apply(changed));
    }

    private static final class NotUndoable extends DomainRejection {
        private static final long serialVersionUID = 1L;

        NotUndoable(String code, Map<String, Object> params) {
            super(Kind.CONFLICT, code, params);
        }
    }
}
