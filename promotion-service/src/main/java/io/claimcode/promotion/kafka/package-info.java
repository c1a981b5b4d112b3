/**
 * The events of the other services, read record by record. A record that can't be used goes to the dead letters with
 * the reason; one that can't be stored yet waits until it can.
 */
@NullMarked
package io.claimcode.promotion.kafka;

import org.jspecify.annotations.NullMarked;
