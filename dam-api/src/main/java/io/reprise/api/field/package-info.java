/** Custom fields: what they are, and who may say so. */
@NullMarked
package io.reprise.api.field;

import org.jspecify.annotations.NullMarked;
