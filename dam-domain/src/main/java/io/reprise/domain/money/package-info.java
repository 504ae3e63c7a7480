/** Amounts of money, exact to the last digit of their currency. */
@NullMarked
package io.reprise.domain.money;

import org.jspecify.annotations.NullMarked;
