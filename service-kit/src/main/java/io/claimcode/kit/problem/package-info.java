/**
 * Refusals and faults as RFC 9457 {@code application/problem+json}, those of the framework included. A stranger reads
 * nothing of the inside in them; what went wrong inside stands in the log.
 */
@NullMarked
package io.claimcode.kit.problem;

import org.jspecify.annotations.NullMarked;
