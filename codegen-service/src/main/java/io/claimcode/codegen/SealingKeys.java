package io.claimcode.codegen;

import java.util.List;
import java.util.Map;

/** What the database knows of the keys that sealed codes. Blocks. */
public interface SealingKeys {
    /**
     * A key that sealed codes.
     *
     * @param id its name
     * @param isNeeded whether codes of live batches are sealed with it
     * @param isSame whether it is the key that this instance has by this name; true when this instance has none
     */
    record Known(String id, boolean isNeeded, boolean isSame) {}

    /** Notes the key that seals from now on, unless another one of this name did before. */
    void note(String currentId, Map<String, byte[]> proofs);

    /**
     * The keys that sealed codes so far.
     *
     * @param proofs those of this instance's keys, by name
     */
    List<Known> known(Map<String, byte[]> proofs);
}
