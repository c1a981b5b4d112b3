package io.claimcode.redemption.model;

import java.time.Instant;
import java.util.List;

/**
 * What an order holds. It names no code: the fingerprints do.
 *
 * @param orderId the order
 * @param expiresAt when it ends by itself
 * @param codes fingerprints in hex
 * @param quote what the codes were worth when they were held; its id is not a redemption's
 */
public record Hold(String orderId, Instant expiresAt, List<String> codes, Redemption quote) {}
