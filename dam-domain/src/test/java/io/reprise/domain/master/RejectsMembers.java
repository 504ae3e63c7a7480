package io.reprise.domain.master;

import io.reprise.domain.shared.FieldError;
import java.util.List;
import java.util.Set;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;

/** A refusal of a description that names exactly these members, in any order. */
final class RejectsMembers extends TypeSafeMatcher<MasterRejection.InvalidDescription> {
    private final List<FieldError> errors;

    RejectsMembers(List<FieldError> errors) {
        this.errors = errors;
    }

    @Override
    protected boolean matchesSafely(MasterRejection.InvalidDescription rejection) {
        return rejection.errors().size() == errors.size()
                && Set.copyOf(rejection.errors()).equals(Set.copyOf(errors));
    }

    @Override
    protected void describeMismatchSafely(MasterRejection.InvalidDescription rejection, Description description) {
        description.appendValue(rejection.errors());
    }

    @Override
    public void describeTo(Description description) {
        description.appendValue(errors);
    }
}
