package io.reprise.api.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param sha256 of the bytes that were offered, in hexadecimal; absent when the file could not be read
 * @param masterId of the master that has these bytes now; absent when none has
 * @param code why not, as the server or this program names it; absent when all went well
 * @param detail the same for a person
 * @param job path of the job that derives the variants that were asked for; absent when none was asked for
 * @param variants what was derived; empty when nobody waited for it
 */
record FileOutcome(
        Path file,
        Status status,
        @Nullable String sha256,
        @Nullable String masterId,
        @Nullable String code,
        @Nullable String detail,
        @Nullable String job,
        List<VariantOutcome> variants) {
    enum Status {
        REGISTERED("registered"),
        ALREADY_THERE("already there"),
        REFUSED("refused"),
        FAILED("failed"),
        NOT_SENT("not sent");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    FileOutcome {
        variants = List.copyOf(variants);
    }

    static FileOutcome in(Path file, Status status, String sha256, String masterId) {
        return new FileOutcome(file, status, sha256, masterId, null, null, null, List.of());
    }

    static FileOutcome not(Path file, Status status, @Nullable String sha256, String code, String detail) {
        return new FileOutcome(file, status, sha256, null, code, detail, null, List.of());
    }

    FileOutcome deriving(String newJob) {
        return new FileOutcome(file, status, sha256, masterId, code, detail, newJob, variants);
    }

    FileOutcome with(List<VariantOutcome> derived) {
        return new FileOutcome(file, status, sha256, masterId, code, detail, job, derived);
    }

    /** The photograph is in, but not all that was asked for came of it. */
    FileOutcome lacking(String newCode, String newDetail) {
        return new FileOutcome(file, status, sha256, masterId, newCode, newDetail, job, variants);
    }

    /** The same bytes under another name: whatever became of the first became of this one. */
    FileOutcome forTwin(Path twin) {
        Status same = status == Status.REGISTERED ? Status.ALREADY_THERE : status;
        return new FileOutcome(twin, same, sha256, masterId, code, detail, job, variants);
    }

    boolean wentWell() {
        return code == null && variants.stream().allMatch(VariantOutcome::derived);
    }
}
