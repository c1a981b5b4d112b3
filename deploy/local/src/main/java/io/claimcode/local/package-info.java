/**
 * Real PostgreSQL, Redis and Kafka on a machine that has nothing but a JDK, each in a process of its own.
 * The launcher behind {@code ./claimcode} and the services' tests both start from here.
 */
@NullMarked
package io.claimcode.local;

import org.jspecify.annotations.NullMarked;
