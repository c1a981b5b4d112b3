package io.claimcode.codegen;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.LoadTokens;
import io.claimcode.codegen.model.PlacedChunk;
import io.claimcode.codegen.model.Places;
import io.claimcode.codegen.model.ShardCounts;
import io.claimcode.codegen.model.ShardState;

/** The live codes in Redis, in shards that can each be complete or not. Blocks. */
public interface Shards {
    /** What each shard says, in their order. */
    List<ShardState> states();

    /** Begins loading shards under new tokens. From now on nobody believes them until they are sealed. */
    LoadTokens open(Collection<ShardState> shards);

    /** Shuts shards whose codes can't be trusted: whoever opens them removes all their codes first. */
    void shut(Collection<Integer> shards);

    /**
     * Adds those codes of chunks that lie in the tokens' shards; may be repeated. Many chunks together are loaded
     * faster than one after the other, and those that can't be there yet faster than others.
     *
     * @param before how many codes of the batch each shard has if nobody loaded any of these chunks before; empty where
     *     that isn't known, or where these may collide
     * @param watch told how many codes are loaded, every moment
     * @return false when codes collide with others', which keep their fingerprints; {@link #collisions} says which. What
     *     collides and can't have been there yet is added beside the other: {@link #verify} finds it.
     * @throws ShardsNotSealed when a token isn't the latest any more
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

    /**
     * Looks for codes that collide in these places, whose codes were added without a look, and frees what memory their
     * growth took. A shard in which codes collide is shut, to be emptied and loaded with a look.
     *
     * @throws ShardsNotSealed when codes collide, or a token isn't the latest any more
     */
    void verify(Places places, LoadTokens tokens);

    /**
     * Frees what memory the growth of these shards took.
     *
     * @throws ShardsNotSealed when a token isn't the latest any more
     */
    void tidy(LoadTokens tokens);

    /** How many codes of each of these batches each shard holds, by batch number. */
    Map<Integer, ShardCounts> counts(Collection<Batch> batches);

    /**
     * Declares shards complete.
     *
     * @throws ShardsNotSealed when a token isn't the latest any more
     */
    void seal(LoadTokens tokens);
}
