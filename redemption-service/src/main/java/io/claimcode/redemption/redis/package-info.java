/**
 * The gate in front of the ledger: claims by Redis Functions, each of which checks that its server can be trusted.
 */
@NullMarked
package io.claimcode.redemption.redis;

import org.jspecify.annotations.NullMarked;
