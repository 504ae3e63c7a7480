/** Rows of channel profiles. */
@NullMarked
package io.reprise.storage.channel;

import org.jspecify.annotations.NullMarked;
