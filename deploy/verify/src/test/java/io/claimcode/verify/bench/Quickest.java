package io.claimcode.verify.bench;

import java.io.IOException;
import java.sql.SQLException;

/**
 * The quickest of three times, or of two thousand where a file is so small that the first ones tell how quick a
 * cold program is.
 */
final class Quickest {
    private static final int SMALL = 100_000;

    private Quickest() {}

    /** Takes a time, in seconds. */
    interface Timed {
        double run() throws IOException, InterruptedException, SQLException;
    }

    static double of(int quantity, Timed timed) throws IOException, InterruptedException, SQLException {
        double quickest = timed.run();
        for (int left = quantity < SMALL ? 1_999 : 2; left > 0; left--) {
            quickest = Math.min(quickest, timed.run());
        }
        return quickest;
    }
}
