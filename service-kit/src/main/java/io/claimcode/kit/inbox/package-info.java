/**
 * Events that were dealt with already. The event id is written in the transaction of the event's effect, so a record
 * that Kafka delivers again has no second effect.
 */
@NullMarked
package io.claimcode.kit.inbox;

import org.jspecify.annotations.NullMarked;
