/**
 * The redemption endpoint: reads carts, tells outcomes.
 */
@NullMarked
package io.claimcode.redemption.http;

import org.jspecify.annotations.NullMarked;
