/** Where variants are live, as rows written with the decision; and what follows when rights go. */
@NullMarked
package io.reprise.storage.publication;

import org.jspecify.annotations.NullMarked;
