package io.claimcode.codegen.model;

import io.claimcode.contracts.redis.RedisLayout;

/**
 * What a shard of Redis says about itself.
 *
 * @param shard which
 * @param run the run id of the server that it is on now
 * @param loadedRun the run id under which it was loaded; empty when never
 * @param token the token of its latest load; empty when never
 * @param sealed whether that load was finished
 * @param places where its codes lie and under which names ({@link RedisLayout#places}); empty when never loaded
 */
public record ShardState(int shard, String run, String loadedRun, String token, boolean sealed, String places) {
    /** Whether all codes of all live batches are there, in the places that are wanted. */
    public boolean isComplete(String wanted) {
        return sealed && places.equals(wanted) && !token.isEmpty() && run.equals(loadedRun);
    }

    /** Whether it was loaded in other places, so that its codes are not where they are looked for; or never. */
    public boolean hasOtherPlaces(String wanted) {
        return !places.equals(wanted);
    }

    /** Whether it was ever loaded. */
    public boolean hasPlaces() {
        return !places.isEmpty();
    }

    /** The number of its buckets, once it was loaded. */
    public int buckets() {
        return RedisLayout.buckets(places);
    }
}
