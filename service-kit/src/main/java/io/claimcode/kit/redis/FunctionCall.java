package io.claimcode.kit.redis;

import java.util.List;

/**
 * One call of a Redis Function.
 *
 * @param function its name
 * @param keys all keys that it touches, in one slot of a cluster
 * @param args the rest
 */
public record FunctionCall(String function, List<byte[]> keys, List<byte[]> args) {}
