/** Who may come in: people with one role each, and their personal tokens. */
@NullMarked
package io.reprise.api.account;

import org.jspecify.annotations.NullMarked;
