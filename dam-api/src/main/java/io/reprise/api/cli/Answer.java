package io.reprise.api.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole answer of the server, read with distrust: it may come from anything that listens on that port. */
record Answer(int status, Optional<String> location, Optional<String> etag, String body) {
    private static final JsonMapper JSON = new JsonMapper();
    /** More would push what was said first off the screen. */
    private static final int MOST_ERRORS = 50;

    boolean successful() {
        return status >= 200 && status < 300;
    }

    /** The body of a success as a JSON object. */
    JsonNode object() {
        if (!successful()) {
            throw refusal();
        }
        JsonNode node = parsed().orElseThrow(
                        () -> new ClientFailure.Garbled("The server's answer (" + status + ") is not JSON."));
        if (!node.isObject()) {
            throw new ClientFailure.Garbled("The server's answer (" + status + ") is not a JSON object.");
        }
        return node;
    }

    /** The address of the job that was accepted, as a path on the same server. */
    String job() {
        object();
        String path = location.orElse("");
        int start = path.indexOf("/api/v1/jobs/");
        String id = start < 0 ? "" : path.substring(start + "/api/v1/jobs/".length());
        if (!id.matches("[A-Za-z0-9-]{1,64}")) {
            throw new ClientFailure.Garbled("The server accepted the work but named no job.");
        }
        return "/api/v1/jobs/" + id;
    }

    ClientFailure.Refused refusal() {
        JsonNode problem = parsed().orElse(JSON.nullNode());
        String code = text(problem, "code", "http-" + status);
        String detail = text(problem, "detail", text(problem, "title", "the server said no more"));
        return new ClientFailure.Refused(status, code, detail, wrongMembers(problem));
    }

    private static List<String> wrongMembers(JsonNode problem) {
        List<String> wrong = new ArrayList<>();
        for (JsonNode error : problem.path("errors")) {
            if (wrong.size() == MOST_ERRORS) {
                break;
            }
            String pointer = text(error, "pointer", "");
            wrong.add((pointer.isEmpty() ? "the request as a whole" : pointer) + ": " + text(error, "code", "wrong"));
        }
        return wrong;
    }

    /** A field of text, cleaned of what could steer a terminal. */
    static String text(JsonNode node, String field, String otherwise) {
        JsonNode value = node.path(field);
        return value.isString() ? Printable.line(value.stringValue()) : otherwise;
    }

    private Optional<JsonNode> parsed() {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(node -> !node.isMissingNode());
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}
