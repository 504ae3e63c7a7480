/** Asking for approvals of versions, and giving or refusing them. */
@NullMarked
package io.reprise.api.review;

import org.jspecify.annotations.NullMarked;
