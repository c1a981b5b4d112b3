package io.claimcode.codegen.model;

/**
 * A form in which the codes of a ready batch are given out. Its bytes depend on the batch alone and never change; a
 * form with other bytes needs another key.
 */
public enum Representation {
    /** A code a line. */
    TEXT("text-1", "txt"),
    /** A table of codes and their serials (RFC 4180). */
    CSV("csv-1", "csv"),
    /** {@link #TEXT} as the one file of an archive. */
    ZIP("zip-1", "zip");

    private final String key;
    private final String extension;

    Representation(String key, String extension) {
        this.key = key;
        this.extension = extension;
    }

    /** What it is called where something is kept of it. */
    public String key() {
        return key;
    }

    /** How names of its files end. */
    public String extension() {
        return extension;
    }
}
