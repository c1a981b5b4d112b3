/**
 * SQL within a transaction that somebody else opened. The same statement runs on a plain connection and on a Hibernate
 * Reactive session, so that outbox, inbox and idempotency take part in whichever the caller has.
 */
@NullMarked
package io.claimcode.kit.sql;

import org.jspecify.annotations.NullMarked;
