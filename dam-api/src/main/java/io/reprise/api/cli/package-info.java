/** The command line: the server's start, and clients that speak to it over HTTP like any other client. */
@NullMarked
package io.reprise.api.cli;

import org.jspecify.annotations.NullMarked;
