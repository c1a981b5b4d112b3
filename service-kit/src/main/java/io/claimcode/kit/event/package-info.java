/**
 * Records on Kafka: topics, CloudEvents attributes in binary mode, and bodies in JSON. What can't be used is refused with
 * a reason that quotes nothing of the record.
 */
@NullMarked
package io.claimcode.kit.event;

import org.jspecify.annotations.NullMarked;
