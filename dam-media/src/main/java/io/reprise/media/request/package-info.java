/** What may be asked of the workers about one file, and how it may end. */
@NullMarked
package io.reprise.media.request;

import org.jspecify.annotations.NullMarked;
