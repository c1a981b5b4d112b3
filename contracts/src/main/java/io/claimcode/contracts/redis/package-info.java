/**
 * What codegen-service and redemption-service share in Redis: key names, values and the one Function library. Redis is
 * a gate, never the truth: all of it can be rebuilt from the two services' databases.
 */
@NullMarked
package io.claimcode.contracts.redis;

import org.jspecify.annotations.NullMarked;
