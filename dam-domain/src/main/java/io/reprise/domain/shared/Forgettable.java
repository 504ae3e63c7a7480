package io.reprise.domain.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of an event or of an aggregate's state that may have to be forgotten: free text and content digests.
 * The store encrypts it with the key of the master that the event is {@link AboutMaster about}; once that key is
 * destroyed the component reads as the erased value of its type ({@value #ERASED} for text, empty for a collection or a
 * map, {@link Digest#ERASED} for a digest, null otherwise).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Forgettable {
    /** What a forgotten text reads as. */
    String ERASED = "[erased]";
}
