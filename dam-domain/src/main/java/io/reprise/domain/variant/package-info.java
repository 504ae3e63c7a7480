/** What is derived from a master for one channel profile, and whether it conforms. */
@NullMarked
package io.reprise.domain.variant;

import org.jspecify.annotations.NullMarked;
