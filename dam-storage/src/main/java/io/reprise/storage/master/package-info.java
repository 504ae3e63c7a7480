/** Rows of masters, and which bytes belong to which. */
@NullMarked
package io.reprise.storage.master;

import org.jspecify.annotations.NullMarked;
