/** Worker processes: whatever parses bytes that somebody else made runs there, and only a file dies with one. */
@NullMarked
package io.reprise.media.worker;

import org.jspecify.annotations.NullMarked;
