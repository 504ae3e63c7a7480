/** Performance over HTTP: reports come in, figures and lists go out. */
@NullMarked
package io.reprise.api.performance;

import org.jspecify.annotations.NullMarked;
