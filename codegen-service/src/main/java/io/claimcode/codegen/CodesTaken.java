package io.claimcode.codegen;

import io.claimcode.codegen.model.Batch;

/** Codes that a seller brought exist already: they can't be replaced by others, as drawn ones can. */
final class CodesTaken extends RuntimeException {
    CodesTaken(Batch batch) {
        super("codes of batch " + batch.number() + " exist already", null, false, false);
    }
}
