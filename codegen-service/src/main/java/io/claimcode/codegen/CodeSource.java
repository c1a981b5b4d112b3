package io.claimcode.codegen;

/** Where the random bytes of codes come from. */
public interface CodeSource {
    /** Fresh bytes that nobody can guess. */
    byte[] bytes(int count);
}
