/** Bytes named by their SHA-256. */
@NullMarked
package io.reprise.domain.blob;

import org.jspecify.annotations.NullMarked;
