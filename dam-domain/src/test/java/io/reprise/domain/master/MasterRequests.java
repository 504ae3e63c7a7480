package io.reprise.domain.master;

import static io.reprise.domain.master.MasterStory.ID;

import io.reprise.domain.shared.DomainRejection;
import io.reprise.domain.shared.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;

/** Commands about the master of {@link MasterStory}, and what their refusals look like. */
final class MasterRequests {
    private MasterRequests() {}

    static MasterCommand addVersion(Content content, @Nullable String note) {
        return new MasterCommand.AddVersion(ID, null, content, note);
    }

    static MasterCommand restore(int version) {
        return new MasterCommand.RestoreVersion(ID, null, version);
    }

    static MasterCommand describe(String member, @Nullable Object value) {
        var patch = new LinkedHashMap<String, @Nullable Object>();
        patch.put(member, value);
        return new MasterCommand.Describe(ID, null, patch);
    }

    static MasterCommand tag(List<String> add, List<String> remove) {
        return new MasterCommand.Tag(ID, null, add, remove);
    }

    static MasterCommand retire() {
        return new MasterCommand.Retire(ID, null);
    }

    static MasterCommand reinstate() {
        return new MasterCommand.Reinstate(ID, null);
    }

    static Matcher<?> rejects(DomainRejection.Kind kind, String code) {
        return new Rejects(kind, code);
    }

    static void refused(ResultValidator<Master> result, FieldError... errors) {
        result.expectNoEvents().expectException(new RejectsMembers(List.of(errors)));
    }
}
