package io.reprise.storage.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** How work is ordered and watched, on whatever PostgreSQL. */
interface JobsContract extends JobsOnDatabase {
    @Test
    default void aJobIsQueuedThenRunningThenDone() {
        UUID id = order("render", 3);
        assertThat(job(id).state()).isEqualTo(State.QUEUED);
        assertThat(job(id).startedAt()).isNull();
        List<Claim> claims = claim("a", 10);
        assertThat(claims).hasSize(3);
        assertThat(job(id).state()).isEqualTo(State.RUNNING);
        assertThat(queue().complete(claims.get(0), 0, OK)).isTrue();
        assertThat(queue().complete(claims.get(1), 1, OK)).isTrue();
        assertThat(job(id).done()).isEqualTo(2);
        assertThat(job(id).remaining()).isNotNull();
        assertThat(job(id).finishedAt()).isNull();
        assertThat(queue().fail(claims.get(2), 2, BAD, false)).isTrue();
        Job done = job(id);
        assertThat(List.of(done.state(), done.done(), done.failed(), done.total()))
                .containsExactly(State.DONE, 2, 1, 3);
        assertThat(done.remaining()).isNull();
        assertThat(done.finishedAt()).isAfterOrEqualTo(done.startedAt());
        assertThat(jobs().items(id, State.FAILED, null, 10).items())
                .extracting(JobItem::no, JobItem::result)
                .containsExactly(tuple(2, BAD));
        assertThat(groupsLeft()).isZero();
    }

    @Test
    default void aJobOfWhichNothingCameHasFailed() {
        UUID id = order("render", 2);
        claim("a", 2).forEach(claim -> queue().fail(claim, claim.groupNo(), BAD, false));
        assertThat(job(id).state()).isEqualTo(State.FAILED);
    }

    @Test
    default void aJobWithoutItemsIsDoneAtOnce() {
        UUID id = order("render", 0);
        assertThat(job(id).state()).isEqualTo(State.DONE);
        assertThat(job(id).finishedAt()).isNotNull();
    }

    @Test
    default void theSameOrderTwiceIsOneJob() {
        NewJob order = NewJob.of("render", "ann", items(2));
        assertThat(jobs().create(order)).isTrue();
        assertThat(jobs().create(order)).isFalse();
        assertThat(claim("a", 10)).hasSize(2);
    }

    @Test
    default void aJobOrderedInATransactionThatIsRolledBackNeverWas() {
        NewJob order = NewJob.of("render", "ann", items(2));
        List<String> woken = new ArrayList<>();
        jobs().onCreated(() -> woken.add("woken"));
        new TransactionTemplate(transactions()).executeWithoutResult(status -> {
            jobs().create(order);
            assertThat(woken).as("nobody is woken before the commit").isEmpty();
            status.setRollbackOnly();
        });
        assertThat(jobs().find(order.id())).isEmpty();
        assertThat(claim("a", 10)).isEmpty();
        new TransactionTemplate(transactions()).executeWithoutResult(status -> jobs().create(order));
        assertThat(claim("a", 10)).hasSize(2);
    }

    @Test
    default void aCancelledJobBeginsNothingMoreAndCountsWhatWasUnderWay() {
        UUID id = order("render", 4);
        List<Claim> under = claim("a", 2);
        assertThat(jobs().cancel(id)).isTrue();
        assertThat(jobs().cancel(id)).isFalse();
        assertThat(claim("b", 10)).isEmpty();
        assertThat(queue().complete(under.get(0), 0, OK)).isTrue();
        assertThat(job(id).finishedAt()).isNull();
        assertThat(queue().fail(under.get(1), 1, BAD, true)).isTrue();
        Job job = job(id);
        assertThat(job.finishedAt()).isNotNull();
        assertThat(List.of(job.state(), job.done(), job.failed())).containsExactly(State.CANCELLED, 1, 0);
        assertThat(jobs().items(id, State.CANCELLED, null, 10).total()).isEqualTo(3);
        assertThat(groupsLeft()).isZero();
    }

    @Test
    default void aCancelledJobIsFinishedWhenNothingIsUnderWay() {
        UUID waiting = order("render", 2);
        jobs().cancel(waiting);
        assertThat(job(waiting).finishedAt()).isNotNull();
        UUID released = order("render", 2);
        Claim claim = claim("a", 1).getFirst();
        jobs().cancel(released);
        assertThat(job(released).finishedAt()).isNull();
        queue().release(claim);
        assertThat(job(released).finishedAt()).isNotNull();
    }

    @Test
    default void itemsAndJobsComeInPages() {
        UUID first = order("render", 5);
        UUID second = order("erase", 1);
        Page<JobItem> page = jobs().items(first, null, null, 2);
        List<Integer> numbers = new ArrayList<>();
        while (true) {
            page.items().forEach(item -> numbers.add(item.no()));
            assertThat(page.total()).isEqualTo(5);
            if (page.next() == null) {
                break;
            }
            page = jobs().items(first, null, page.next(), 2);
        }
        assertThat(numbers).containsExactly(0, 1, 2, 3, 4);
        Page<Job> newest = jobs().list(null, List.of(), null, 1);
        Page<Job> oldest = jobs().list(null, List.of(), newest.next(), 1);
        assertThat(Stream.of(newest, oldest)
                        .flatMap(jobs -> jobs.items().stream())
                        .map(Job::id))
                .containsExactly(second, first);
        assertThat(oldest.next()).isNull();
        assertThat(jobs().list("nobody", List.of(), null, 1).items()).isEmpty();
        assertThatThrownBy(() -> jobs().list(null, List.of(), "'; drop table job", 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> jobs().items(first, null, "x", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> jobs().items(first, null, null, 501)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void thePositionOfWhatTheJobWroteIsKept() {
        UUID id = order("render", 1);
        jobs().recordPosition(id, "p-17");
        assertThat(job(id).position()).isEqualTo("p-17");
    }
}
