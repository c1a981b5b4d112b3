package io.claimcode.local;

import java.util.concurrent.CompletionException;

/** Something could not be started; the message is one line that a person can act on. */
public final class StartFailed extends RuntimeException {

    public StartFailed(String message) {
        super(message);
    }

    public StartFailed(String message, Throwable cause) {
        super(message, cause);
    }

    static StartFailed from(CompletionException failed) {
        Throwable cause = failed.getCause();
        return cause instanceof StartFailed known ? known : new StartFailed("the start failed: " + cause, failed);
    }
}
