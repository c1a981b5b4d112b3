/**
 * What a cart's codes are worth and whether they may be redeemed: pure decisions over values. No clock, no I/O; the
 * instant of the request is an argument.
 */
@NullMarked
package io.claimcode.redemption.model;

import org.jspecify.annotations.NullMarked;
