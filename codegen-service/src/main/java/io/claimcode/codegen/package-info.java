/**
 * The use cases of codegen-service: batches of codes are made chunk by chunk, kept sealed in Postgres and loaded into
 * Redis, which is loaded again whenever it can't be trusted. The interfaces here are what they need of the outside;
 * the packages named after it have the rest.
 */
@NullMarked
package io.claimcode.codegen;

import org.jspecify.annotations.NullMarked;
