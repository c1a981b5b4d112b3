/** The client of the redemption API: asks as a storefront's server does, and again where the outcome is unknown. */
@NullMarked
package io.claimcode.local.storefront.api;

import org.jspecify.annotations.NullMarked;
