/** What is made of a file: variants for channels, previews for screens, and what was measured on them. */
@NullMarked
package io.reprise.media.rendering;

import org.jspecify.annotations.NullMarked;
