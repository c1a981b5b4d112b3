/**
 * The sellers' API. It reads requests, asks one use case each, and shows what came of it; the seller is always the
 * token's.
 */
@NullMarked
package io.claimcode.promotion.http;

import org.jspecify.annotations.NullMarked;
