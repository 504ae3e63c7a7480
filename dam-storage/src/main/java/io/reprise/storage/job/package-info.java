/** Durable work: jobs as rows, claimed by any node, repeated after a crash. */
@NullMarked
package io.reprise.storage.job;

import org.jspecify.annotations.NullMarked;
