/**
 * A storefront to try the local system with: three products, a cart, codes. It is a client of the redemption API like any
 * other, and no part of a service. Here stand its use cases; they say what a storefront's server does with each answer.
 */
@NullMarked
package io.claimcode.local.storefront;

import org.jspecify.annotations.NullMarked;
