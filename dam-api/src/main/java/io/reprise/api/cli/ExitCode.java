package io.reprise.api.cli;

/** What the shell is told. */
final class ExitCode {
    static final int DONE = 0;
    static final int SOME_FAILED = 1;
    static final int USAGE = 2;
    static final int UNREACHABLE = 3;

    private ExitCode() {}

    static int of(ClientFailure failure) {
        return switch (failure) {
            case ClientFailure.Unreachable _ -> UNREACHABLE;
            case ClientFailure.Refused refused -> refused.forToken() ? USAGE : SOME_FAILED;
            case ClientFailure.Garbled _ -> SOME_FAILED;
        };
    }
}
