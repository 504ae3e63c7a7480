/** Where bytes live: content-addressed files, and the sweep that removes what nobody uses. */
@NullMarked
package io.reprise.storage.blob;

import org.jspecify.annotations.NullMarked;
