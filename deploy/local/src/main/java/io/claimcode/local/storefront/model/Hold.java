package io.claimcode.local.storefront.model;

import java.time.Instant;

/** Codes that are kept for an order until an instant, and what they are worth on it. */
public record Hold(Instant until, Quote quote) {}
