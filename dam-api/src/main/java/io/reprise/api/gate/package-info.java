/** Which roles may pass which route; a route that does not say is shut. */
@NullMarked
package io.reprise.api.gate;

import org.jspecify.annotations.NullMarked;
