/** What photographs earn: reports that come in, and what may be said of them. */
@NullMarked
package io.reprise.domain.performance;

import org.jspecify.annotations.NullMarked;
