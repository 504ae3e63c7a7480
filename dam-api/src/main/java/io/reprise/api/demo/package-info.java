/** The sample library of {@code ./reprise demo}: product pictures drawn by code, and what is said of them. */
@NullMarked
package io.reprise.api.demo;

import org.jspecify.annotations.NullMarked;
