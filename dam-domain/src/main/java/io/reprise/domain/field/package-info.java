/** What a house records of its masters beyond what every master has: custom fields, their types and their values. */
@NullMarked
package io.reprise.domain.field;

import org.jspecify.annotations.NullMarked;
