package io.claimcode.codegen;

import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Bounds the downloads of this instance, of all sellers together and of each, and with them the memory they take. */
@Singleton
public final class DownloadSlots {
    private final DownloadConfig config;
    private final Map<String, Integer> taken = new HashMap<>();
    private int total;

    @Inject
    DownloadSlots(DownloadConfig config) {
        this.config = config;
    }

    /**
     * Takes a place for a seller's download, which must be given back.
     *
     * @throws TooManyDownloads when there is none
     */
    public synchronized void take(String seller) {
        int own = taken.getOrDefault(seller, 0);
        if (total >= config.atOnce() || own >= config.atOncePerSeller()) {
            throw new TooManyDownloads();
        }
        total++;
        taken.put(seller, own + 1);
    }

    /** Gives a place back that was taken for this seller. */
    public synchronized void giveBack(String seller) {
        total--;
        taken.computeIfPresent(seller, (same, own) -> own == 1 ? null : own - 1);
    }
}
