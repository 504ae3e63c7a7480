/** One id for everything that one request causes. */
@NullMarked
package io.reprise.api.correlation;

import org.jspecify.annotations.NullMarked;
