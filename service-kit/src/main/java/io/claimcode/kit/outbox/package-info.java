/**
 * Events told to Kafka after the transaction that wrote them, never without it and never not at all. At least once on
 * the wire, in the order of writing for each subject, by one active relay for each slice of subjects.
 */
@NullMarked
package io.claimcode.kit.outbox;

import org.jspecify.annotations.NullMarked;
