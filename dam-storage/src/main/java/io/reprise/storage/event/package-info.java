/** The event log on PostgreSQL: appending, reading back, waking processors, positions. */
@NullMarked
package io.reprise.storage.event;

import org.jspecify.annotations.NullMarked;
