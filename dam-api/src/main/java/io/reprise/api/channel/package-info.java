/** Channels and profiles over HTTP, and the rule packs that come with the server. */
@NullMarked
package io.reprise.api.channel;

import org.jspecify.annotations.NullMarked;
