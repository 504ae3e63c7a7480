/** Serves the page: the files of the browser application, under a strict content security policy. */
@NullMarked
package io.reprise.api.web;

import org.jspecify.annotations.NullMarked;
