package io.reprise.storage.job;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How the work on one item ended. Results are ids and codes only, like everything in rows of jobs. */
public sealed interface Outcome {
    /** Number of the item in its job. */
    int no();

    JsonNode result();

    record Done(int no, JsonNode result) implements Outcome {
        public Done {
            Codes.require("result", result);
        }
    }

    /** @param retryable whether another attempt may end better; if so, it follows after a pause, up to a limit */
    record Failed(int no, JsonNode result, boolean retryable) implements Outcome {
        public Failed {
            Codes.require("result", result);
        }

        static Failed withCode(int no, String code, boolean retryable) {
            return new Failed(no, JsonNodeFactory.instance.objectNode().put("code", code), retryable);
        }
    }
}
