/** Who may use which shot where and when: licences, embargoes, and the decision that follows from them and a clock. */
@NullMarked
package io.reprise.domain.rights;

import org.jspecify.annotations.NullMarked;
