/** What keeps figures as they were answered. */
@NullMarked
package io.reprise.storage.valuation;

import org.jspecify.annotations.NullMarked;
