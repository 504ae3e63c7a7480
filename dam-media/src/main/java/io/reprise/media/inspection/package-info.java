/** What a file is: type, size, colour, embedded metadata and features of the picture. */
@NullMarked
package io.reprise.media.inspection;

import org.jspecify.annotations.NullMarked;
