package io.claimcode.codegen;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.model.Chunk;
import org.jboss.logging.Logger;

/**
 * Counts the codes of chunks anew that were counted under another pepper: under this one they lie in other shards, and
 * a shard's count says whether it is whole.
 */
@Singleton
final class RecountChunks {
    private static final Logger LOG = Logger.getLogger(RecountChunks.class);
    private static final int PAGE = 100;

    private final Chunks chunks;
    private final DrawCodes drawCodes;

    @Inject
    RecountChunks(Chunks chunks, DrawCodes drawCodes) {
        this.chunks = chunks;
        this.drawCodes = drawCodes;
    }

    /** Counts all of them. Whoever dies on the way leaves the rest to the next. */
    void recount() {
        int counted = 0;
        for (var page = chunks.countedOtherwise(PAGE); !page.isEmpty(); page = chunks.countedOtherwise(PAGE)) {
            for (Chunk chunk : page) {
                chunks.find(chunk).map(drawCodes::place).ifPresent(codes -> chunks.recount(chunk, codes));
            }
            counted += page.size();
        }
        if (counted > 0) {
            LOG.infof("Another pepper: %d chunks were counted anew", counted);
        }
    }
}
