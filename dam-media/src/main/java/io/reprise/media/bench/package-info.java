/** What a rendering costs, in processor time. */
@NullMarked
package io.reprise.media.bench;

import org.jspecify.annotations.NullMarked;
