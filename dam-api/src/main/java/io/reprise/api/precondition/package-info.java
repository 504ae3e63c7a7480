/** Entity tags: no change without naming the state it is a change of. */
@NullMarked
package io.reprise.api.precondition;

import org.jspecify.annotations.NullMarked;
