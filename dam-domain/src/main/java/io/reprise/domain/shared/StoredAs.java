package io.reprise.domain.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which an event (or an aggregate's snapshot) is stored for ever, independent of its Java class, with the
 * revision of its JSON shape and the audience that may see it. A change of shape raises the revision and adds an
 * upcaster.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StoredAs {
    /** For example {@code master.version-added}. */
    String value();

    int revision() default 1;

    Audience audience();
}
