package io.claimcode.kit.settings;

import java.util.List;

/** The settings of one part. */
interface Settings {
    Part part();

    /** What is dangerous about them, in sentences for an operator; nothing when all is well. */
    List<String> problems() throws Unanswered, InterruptedException;

    /** The part doesn't answer now; what was known of its settings still counts. */
    @SuppressWarnings("serial")
    final class Unanswered extends Exception {
        Unanswered(Throwable cause) {
            super(cause);
        }
    }
}
