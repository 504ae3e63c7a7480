/** Identifiers made by the server. */
@NullMarked
package io.reprise.api.id;

import org.jspecify.annotations.NullMarked;
