/** Collections and what is in them, as rows written with the decision. */
@NullMarked
package io.reprise.storage.collection;

import org.jspecify.annotations.NullMarked;
