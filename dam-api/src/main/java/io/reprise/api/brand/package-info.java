/** What is settled for brands. */
@NullMarked
package io.reprise.api.brand;

import org.jspecify.annotations.NullMarked;
