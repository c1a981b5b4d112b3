/**
 * What this service hears on Kafka and the topics that it needs. A record that can't be used goes to the dead letters
 * and never stops the next.
 */
@NullMarked
package io.claimcode.codegen.kafka;

import org.jspecify.annotations.NullMarked;
