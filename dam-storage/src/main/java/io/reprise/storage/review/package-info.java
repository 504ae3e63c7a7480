/** Which versions of masters are approved, as rows written with the decision. */
@NullMarked
package io.reprise.storage.review;

import org.jspecify.annotations.NullMarked;
