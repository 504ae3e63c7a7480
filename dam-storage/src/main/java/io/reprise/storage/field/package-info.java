/** Custom fields, as rows written with the decision. */
@NullMarked
package io.reprise.storage.field;

import org.jspecify.annotations.NullMarked;
