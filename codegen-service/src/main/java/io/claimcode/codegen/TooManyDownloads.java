package io.claimcode.codegen;

/** As many downloads run as may: whoever wants another comes again. */
public final class TooManyDownloads extends RuntimeException {
    TooManyDownloads() {
        super("too many downloads", null, false, false);
    }
}
