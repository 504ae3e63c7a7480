/** Channel profiles: dated sets of image rules, each with its source and evidence. */
@NullMarked
package io.reprise.domain.channel;

import org.jspecify.annotations.NullMarked;
