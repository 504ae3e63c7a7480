/** Search over HTTP. */
@NullMarked
package io.reprise.api.search;

import org.jspecify.annotations.NullMarked;
