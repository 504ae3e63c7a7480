/** Finding masters: what keeps their documents up to date, and the queries over them. */
@NullMarked
package io.reprise.search.master;

import org.jspecify.annotations.NullMarked;
