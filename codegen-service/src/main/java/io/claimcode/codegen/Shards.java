package io.claimcode.codegen;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.LoadTokens;
import io.claimcode.codegen.model.PlacedChunk;
import io.claimcode.codegen.model.ShardCounts;
import io.claimcode.codegen.model.ShardState;

/** The live codes in Redis, in shards that can each be complete or not. Blocks. */
public interface Shards {
    /** What each shard says, in their order. */
    List<ShardState> states();

    /** Begins loading shards under new tokens. From now on nobody believes them until they are sealed. */
    LoadTokens open(Collection<ShardState> shards);

    /** Takes all codes out of shards that are open and not sealed. */
    void empty(LoadTokens tokens);

    /**
     * Adds those codes of chunks that lie in the tokens' shards; may be repeated. Many chunks together are loaded
     * faster than one after the other, and those that can't be there yet faster than others.
     *
     * @param before how many codes of the batch each shard has if nobody loaded any of these chunks before; empty where
     *     that isn't known, or where these may collide
     * @param watch told how many codes are loaded, every moment
     * @return false when codes collide with others': their fields are taken; {@link #collisions} says which
     * @throws ShardsNotSealed when a token isn't the latest any more, or a shard was shut since a code that was held for
     *     new took another's place
     * @throws TurnLost when the watch says so
     */
    boolean load(
            Batch batch, List<PlacedChunk> chunks, Optional<ShardCounts> before, LoadTokens tokens, LoadWatch watch);

    /**
     * Adds the codes of one chunk as {@link #load} does.
     *
     * @return the codes, by index, that collide with another's
     * @throws ShardsNotSealed when a token isn't the latest any more
     */
    int[] collisions(Batch batch, PlacedChunk chunk, LoadTokens tokens);

    /** How many codes of each of these batches each shard holds, by batch number. */
    Map<Integer, ShardCounts> counts(Collection<Batch> batches);

    /**
     * Declares shards complete.
     *
     * @throws ShardsNotSealed when a token isn't the latest any more
     */
    void seal(LoadTokens tokens);
}
