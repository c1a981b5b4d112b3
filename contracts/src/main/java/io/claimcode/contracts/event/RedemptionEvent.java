package io.claimcode.contracts.event;

/** What happened to a code. */
public sealed interface RedemptionEvent extends Event permits CodeRedeemed {}
