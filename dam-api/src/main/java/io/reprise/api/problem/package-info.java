/** Every refusal and failure as one RFC 9457 problem. */
@NullMarked
package io.reprise.api.problem;

import org.jspecify.annotations.NullMarked;
