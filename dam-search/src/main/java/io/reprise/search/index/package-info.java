/** The index of masters: its definition, its life from one version to the next, and how documents get into it. */
@NullMarked
package io.reprise.search.index;

import org.jspecify.annotations.NullMarked;
