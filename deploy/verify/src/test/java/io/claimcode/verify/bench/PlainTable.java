package io.claimcode.verify.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.SplittableRandom;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The plain alternative: a row for each code of 16 characters, under a unique index, by {@code COPY}. */
final class PlainTable {
    private static final byte[] SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".getBytes(StandardCharsets.US_ASCII);
    private static final int LINE = 17;
    private static final int LINES = 1_000;

    private final BenchSite site;
    private final SplittableRandom random = new SplittableRandom();

    PlainTable(BenchSite site) {
        this.site = site;
    }

    /**
     * What it took.
     *
     * @param copyInSeconds to store the rows
     * @param copyOutSeconds to read them, see {@link Quickest}
     */
    record Taken(double copyInSeconds, double copyOutSeconds) {}

    Taken run(int quantity) throws SQLException, IOException, InterruptedException {
        try (var database = site.database();
                var statement = database.createStatement()) {
            statement.execute("create table plain (code text not null unique)");
            var copy = database.unwrap(PGConnection.class).getCopyAPI();
            long begin = System.nanoTime();
            var in = copy.copyIn("copy plain from stdin");
            for (int left = quantity; left > 0; left -= LINES) {
                byte[] lines = lines(Math.min(left, LINES));
                in.writeToCopy(lines, 0, lines.length);
            }
            in.endCopy();
            double copyIn = MakeBatch.seconds(begin);
            double copyOut = Quickest.of(quantity, () -> copyOut(copy));
            statement.execute("drop table plain");
            return new Taken(copyIn, copyOut);
        }
    }

    private static double copyOut(CopyManager copy) throws SQLException, IOException {
        long begin = System.nanoTime();
        copy.copyOut("copy plain to stdout", OutputStream.nullOutputStream());
        return MakeBatch.seconds(begin);
    }

    private byte[] lines(int count) {
        byte[] lines = new byte[count * LINE];
        for (int line = 0; line < count; line++) {
            int at = line * LINE;
            long bits = 0;
            for (int symbol = 0; symbol < LINE - 1; symbol++) {
                bits = symbol % 12 == 0 ? random.nextLong() : bits >>> 5;
                lines[at + symbol] = SYMBOLS[(int) (bits & 31)];
            }
            lines[at + LINE - 1] = '\n';
        }
        return lines;
    }
}
