/** What is settled for brands, as rows written with the decision. */
@NullMarked
package io.reprise.storage.brand;

import org.jspecify.annotations.NullMarked;
