/** Long lists in pieces. */
@NullMarked
package io.reprise.api.page;

import org.jspecify.annotations.NullMarked;
