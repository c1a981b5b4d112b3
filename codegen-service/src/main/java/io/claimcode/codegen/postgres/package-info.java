/**
 * Batches and chunks in the service's own database, through the plain reactive client. What changes a batch locks its
 * row first, which keeps the order of its events.
 */
@NullMarked
package io.claimcode.codegen.postgres;

import org.jspecify.annotations.NullMarked;
