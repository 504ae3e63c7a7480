/** What a person thinks of images while choosing among them. */
@NullMarked
package io.reprise.domain.selection;

import org.jspecify.annotations.NullMarked;
