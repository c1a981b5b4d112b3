package io.claimcode.promotion;

import io.claimcode.kit.idempotency.IdempotencyKey;
import io.claimcode.kit.idempotency.RequestHash;

/**
 * By what a repeated request is known.
 *
 * @param scope whose key it is, and for what
 * @param key the seller's name for the request
 * @param hash of the request
 */
public record OnceOnly(String scope, IdempotencyKey key, RequestHash hash) {}
