/**
 * The events on Kafka: CloudEvents whose bodies are these records as JSON. Within a version only optional fields are
 * added; readers ignore fields that they don't know. No event holds a code, an e-mail address or a customer's id.
 */
@NullMarked
package io.claimcode.contracts.event;

import org.jspecify.annotations.NullMarked;
