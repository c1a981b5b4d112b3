package io.claimcode.codegen;

import java.util.Optional;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.Checksums;
import io.claimcode.codegen.model.Representation;

/** What is known of the files in which ready batches are given out. Blocks. */
public interface CodeFiles {
    /** The checksums of a file, if somebody noted them. */
    Optional<Checksums> checksums(Batch batch, Representation representation);

    /** Notes the checksums of a file; may be repeated, since they are always the same. */
    void note(Batch batch, Representation representation, Checksums checksums);
}
