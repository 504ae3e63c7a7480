/** Long work over HTTP. */
@NullMarked
package io.reprise.api.job;

import org.jspecify.annotations.NullMarked;
