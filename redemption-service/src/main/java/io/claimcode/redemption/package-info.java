/**
 * Redeems codes exactly once. Redis decides fast, the ledger in Postgres decides finally, the outbox tells; the terms
 * of promotions are followed from Kafka, so that a checkout asks nobody else.
 */
@NullMarked
package io.claimcode.redemption;

import org.jspecify.annotations.NullMarked;
