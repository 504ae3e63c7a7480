/** Masters that people have put together under a name. */
@NullMarked
package io.reprise.domain.collection;

import org.jspecify.annotations.NullMarked;
