/**
 * Batches, their chunks and the codes in them, and how codes lie in Redis' shards. Plain Java without clock, random or
 * input and output; code that is called millions of times works on arrays.
 */
@NullMarked
package io.claimcode.codegen.model;

import org.jspecify.annotations.NullMarked;
