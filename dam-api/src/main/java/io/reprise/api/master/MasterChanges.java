package io.reprise.api.master;

import io.reprise.api.correlation.Correlation;
import io.reprise.api.gate.Caller;
import io.reprise.api.idempotency.Attempt;
import io.reprise.api.idempotency.Once;
import io.reprise.api.idempotency.StoredAnswer;
import io.reprise.api.precondition.IfMatch;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Text;
import io.reprise.storage.event.Commands;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Changes of one master, each made once however often it is asked for. */
@Component
class MasterChanges {
    private final Commands commands;
    private final MasterAnswers answers;

    MasterChanges(Commands commands, MasterAnswers answers) {
        this.commands = commands;
        this.answers = answers;
    }

    ResponseEntity<MasterBody> made(Once once, MasterCommand command, Commands.Context context) {
        try (Attempt attempt = once.with(text(context.reason())).begin()) {
            StoredAnswer before = attempt.before();
            return before != null ? answers.again(before) : made(HttpStatus.OK, attempt, command, context);
        }
    }

    ResponseEntity<MasterBody> made(
            HttpStatus status, Attempt attempt, MasterCommand command, Commands.Context context) {
        UUID id = command.masterId();
        Commands.Receipt receipt = commands.dispatch(
                command,
                context,
                version -> attempt.keep(
                        new StoredAnswer(status.value(), MasterAnswers.location(id), IfMatch.tag(version), null, id)));
        return answers.written(status, id, receipt);
    }

    static JsonNode text(@Nullable String text) {
        return text == null ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.stringNode(text);
    }

    static Commands.Context context(Caller caller, @Nullable String reason) {
        return new Commands.Context("user:" + caller.personId(), words("/reason", reason), Correlation.current());
    }

    /**
     * What somebody says of a change, or null for nothing.
     *
     * @throws InvalidRequest {@code too-long} above 2,000 characters, {@code control-character}
     */
    static @Nullable String words(String pointer, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!Text.isClean(text) || Text.length(text) > 2_000) {
            throw new InvalidRequest(
                    List.of(new FieldError(pointer, Text.isClean(text) ? "too-long" : "control-character")));
        }
        return text.strip();
    }
}
