/** What the plain server lacks of the stock distribution, under the stock distribution's names. */
@NullMarked
package io.reprise.elasticsearch.plugin;

import org.jspecify.annotations.NullMarked;
