/** Rights as rows: what licences and embargoes come to for each master, and the lock a publication takes on it. */
@NullMarked
package io.reprise.storage.rights;

import org.jspecify.annotations.NullMarked;
