/**
 * The shards of Redis as this service sees them: asked, opened, loaded and sealed by the shared Function library. Names
 * and values are those of the contract.
 */
@NullMarked
package io.claimcode.codegen.redis;

import org.jspecify.annotations.NullMarked;
