package io.claimcode.local;

/** The command line can't be understood; the message says which part. */
final class WrongUsage extends RuntimeException {

    WrongUsage(String message) {
        super(message);
    }
}
