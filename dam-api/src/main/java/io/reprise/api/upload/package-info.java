/** Files on their way in, in as many pieces as it takes: the protocol tus 1.0. */
@NullMarked
package io.reprise.api.upload;

import org.jspecify.annotations.NullMarked;
