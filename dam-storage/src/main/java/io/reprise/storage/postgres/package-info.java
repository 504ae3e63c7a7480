/** Where tables live: the embedded PostgreSQL, and the pool and migrations over it or any other PostgreSQL. */
@NullMarked
package io.reprise.storage.postgres;

import org.jspecify.annotations.NullMarked;
