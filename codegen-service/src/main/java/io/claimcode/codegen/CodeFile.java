package io.claimcode.codegen;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A file with the codes of a ready batch.
 *
 * @param seller whose codes these are
 * @param length its bytes
 * @param sha256 its SHA-256, in Base64
 * @param content writes its bytes
 */
public record CodeFile(String seller, long length, String sha256, Content content) {
    /** Writes a part of a file. Blocks while the reader is slower. */
    @FunctionalInterface
    public interface Content {
        /** Writes what there is to write. */
        void writeTo(OutputStream out) throws IOException;
    }
}
