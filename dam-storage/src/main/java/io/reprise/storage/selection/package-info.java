/** What each person thinks of which image, as rows written with the decision. */
@NullMarked
package io.reprise.storage.selection;

import org.jspecify.annotations.NullMarked;
