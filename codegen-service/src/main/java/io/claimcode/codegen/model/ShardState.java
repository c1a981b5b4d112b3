package io.claimcode.codegen.model;

/**
 * What a shard of Redis says about itself.
 *
 * @param shard which
 * @param run the run id of the server that it is on now
 * @param loadedRun the run id under which it was loaded; empty when never
 * @param token the token of its latest load; empty when never
 * @param sealed whether that load was finished
 * @param buckets the number of its buckets; 0 when never loaded
 */
public record ShardState(int shard, String run, String loadedRun, String token, boolean sealed, int buckets) {
    /** Whether all codes of all live batches are there, in as many buckets as wanted. */
    public boolean isComplete(int wantedBuckets) {
        return sealed && buckets == wantedBuckets && !token.isEmpty() && run.equals(loadedRun);
    }

    /** Whether it was loaded with another number of buckets, so that its codes lie in wrong places. */
    public boolean hasOtherBuckets(int wantedBuckets) {
        return buckets != 0 && buckets != wantedBuckets;
    }
}
