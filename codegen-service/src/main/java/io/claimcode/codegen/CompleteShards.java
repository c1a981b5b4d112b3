package io.claimcode.codegen;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.model.LoadTokens;
import io.claimcode.codegen.model.ShardState;

/** Redis, as long as all of it can be trusted. */
@Singleton
final class CompleteShards {
    private final Shards shards;
    private final DrawCodes drawCodes;

    @Inject
    CompleteShards(Shards shards, DrawCodes drawCodes) {
        this.shards = shards;
        this.drawCodes = drawCodes;
    }

    /**
     * The tokens of all shards.
     *
     * @throws ShardsNotSealed when one isn't complete
     */
    LoadTokens tokens() {
        Map<Integer, String> tokens = new HashMap<>();
        for (ShardState state : shards.states()) {
            if (!state.isComplete(drawCodes.places())) {
                throw new ShardsNotSealed("shard " + state.shard() + " is not complete");
            }
            tokens.put(state.shard(), state.token());
        }
        return new LoadTokens(tokens, Set.of());
    }
}
