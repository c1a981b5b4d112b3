package io.claimcode.codegen;

import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Bounds the imports of this instance, and with them the memory they take; a seller has one at a time. */
@Singleton
final class ImportSlots {
    private final ImportConfig config;
    private final Map<String, String> running = new HashMap<>();

    @Inject
    ImportSlots(ImportConfig config) {
        this.config = config;
    }

    /** What came of asking for a place. */
    enum Place {
        /** It must be given back. */
        HAD,
        /** The same import is running. */
        SAME,
        /** There is none at the moment. */
        NONE
    }

    /**
     * Takes the place of a seller's import.
     *
     * @param name by which the import is known when it is repeated
     */
    synchronized Place take(String seller, String name) {
        if (name.equals(running.get(seller))) {
            return Place.SAME;
        }
        if (running.size() >= config.atOnce() || running.containsKey(seller)) {
            return Place.NONE;
        }
        running.put(seller, name);
        return Place.HAD;
    }

    synchronized void giveBack(String seller) {
        running.remove(seller);
    }
}
