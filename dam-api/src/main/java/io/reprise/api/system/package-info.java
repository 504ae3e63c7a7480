/** What state the parts of the server are in. */
@NullMarked
package io.reprise.api.system;

import org.jspecify.annotations.NullMarked;
