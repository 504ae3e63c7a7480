/** Rights over HTTP: licences, embargoes, decisions, and who may see a master at all. */
@NullMarked
package io.reprise.api.rights;

import org.jspecify.annotations.NullMarked;
