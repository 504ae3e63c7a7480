/** The OpenAPI document of the routes, statuses included. */
@NullMarked
package io.reprise.api.document;

import org.jspecify.annotations.NullMarked;
