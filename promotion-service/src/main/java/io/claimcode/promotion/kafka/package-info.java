/** The topics of this service. What it tells waits in the outbox, whose relay publishes it. */
@NullMarked
package io.claimcode.promotion.kafka;

import org.jspecify.annotations.NullMarked;
