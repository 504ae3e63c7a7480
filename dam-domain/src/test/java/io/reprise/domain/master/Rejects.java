package io.reprise.domain.master;

import io.reprise.domain.shared.DomainRejection;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;

/** A refusal of this kind with this code. */
final class Rejects extends TypeSafeMatcher<DomainRejection> {
    private final DomainRejection.Kind kind;
    private final String code;

    Rejects(DomainRejection.Kind kind, String code) {
        this.kind = kind;
        this.code = code;
    }

    @Override
    protected boolean matchesSafely(DomainRejection rejection) {
        return rejection.kind() == kind && rejection.code().equals(code);
    }

    @Override
    public void describeTo(Description description) {
        description.appendText(kind + " " + code);
    }
}
