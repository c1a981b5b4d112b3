/** What the shop sells, what a browser has in its cart, and what the redemption API says of it. Plain Java. */
@NullMarked
package io.claimcode.local.storefront.model;

import org.jspecify.annotations.NullMarked;
