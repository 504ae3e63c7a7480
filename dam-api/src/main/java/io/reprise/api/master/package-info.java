/** Masters over HTTP: commands, states, files. */
@NullMarked
package io.reprise.api.master;

import org.jspecify.annotations.NullMarked;
