/** Long work: how it stands, item by item. */
@NullMarked
package io.reprise.api.job;

import org.jspecify.annotations.NullMarked;
