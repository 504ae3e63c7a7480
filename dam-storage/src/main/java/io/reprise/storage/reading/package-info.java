/** The relational tables as a whole: their schema, the processor that fills them, and their rebuild. */
@NullMarked
package io.reprise.storage.reading;

import org.jspecify.annotations.NullMarked;
