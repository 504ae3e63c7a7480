package io.reprise.api.cli;

import java.io.Serial;
import java.util.List;

/** Why the server could not be used. Messages are whole sentences for the person at the terminal. */
abstract sealed class ClientFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String message;

    private ClientFailure(String message) {
        super(message);
        this.message = message;
    }

    /** The same as {@link #getMessage()}, never absent. */
    String message() {
        return message;
    }

    /** No answer after all attempts: nobody listens, the connection broke, or the server stayed busy. */
    static final class Unreachable extends ClientFailure {
        @Serial
        private static final long serialVersionUID = 1L;

        private final boolean brokenConnection;

        Unreachable(String message, boolean brokenConnection) {
            super(message);
            this.brokenConnection = brokenConnection;
        }

        /** False when the server did answer, but only to be left alone. */
        boolean brokenConnection() {
            return brokenConnection;
        }
    }

    /** The server answered with a problem. */
    static final class Refused extends ClientFailure {
        @Serial
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String code;
        private final String detail;
        private final transient List<String> wrongMembers;

        /** @param wrongMembers pointer and code of each member of the request that is wrong */
        Refused(int status, String code, String detail, List<String> wrongMembers) {
            super(code + ": " + detail);
            this.status = status;
            this.code = code;
            this.detail = detail;
            this.wrongMembers = List.copyOf(wrongMembers);
        }

        String code() {
            return code;
        }

        /** What the server says, with the members that are wrong, for one line. */
        String detail() {
            return wrongMembers.isEmpty() ? detail : detail + " " + String.join(", ", wrongMembers);
        }

        List<String> wrongMembers() {
            return wrongMembers;
        }

        boolean byServerFault() {
            return status >= 500;
        }

        /** Whether the token is the trouble, so that every further request would be refused alike. */
        boolean forToken() {
            return status == 401;
        }
    }

    /** What came back is not what the contract says; nothing may be concluded from it. */
    static final class Garbled extends ClientFailure {
        @Serial
        private static final long serialVersionUID = 1L;

        Garbled(String message) {
            super(message);
        }
    }
}
