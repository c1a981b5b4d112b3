package io.claimcode.verify.bench;

import java.util.Locale;

/**
 * One quantity's figures.
 *
 * @param quantity codes
 * @param readySeconds from the seller's request to READY
 * @param codesPerSecond of that
 * @param smallSeconds for a batch of 1,000 that was asked for meanwhile; negative without
 * @param toCopyFrom how many times faster than {@code COPY … FROM} into a table with a unique index
 * @param redisBytesPerCode memory
 * @param postgresBytesPerCode disk
 * @param peakHeapMiB of codegen-service
 * @param firstDownloadPerSecond codes, when the file is first asked for and its checksum is made
 * @param downloadPerSecond codes, after that
 * @param toCopyTo the download's rate as a share of that of {@code COPY … TO}
 */
record Measured(
        int quantity,
        double readySeconds,
        double codesPerSecond,
        double smallSeconds,
        double toCopyFrom,
        double redisBytesPerCode,
        double postgresBytesPerCode,
        double peakHeapMiB,
        double firstDownloadPerSecond,
        double downloadPerSecond,
        double toCopyTo) {
    static final String HEADER =
            "     codes  to READY   codes/s  1,000 then  : COPY FROM  Redis B  Postgres B  heap MiB  first file/s  download/s  : COPY TO";
    static final String LEGEND = """
            limits: 10,000,000 codes within 25 s and at least 1.5 times as fast as COPY FROM; 1,000,000 within 4 s;
            1,000 asked for meanwhile within 2 s; at most 32 bytes a code in Redis; heap at most 256 MiB; downloads at least 0.6 of COPY TO""";

    static Measured of(MakeBatch.Taken batch, PlainTable.Taken plain) {
        double quantity = batch.quantity();
        return new Measured(
                batch.quantity(),
                batch.readySeconds(),
                quantity / batch.readySeconds(),
                batch.smallSeconds(),
                plain.copyInSeconds() / batch.readySeconds(),
                batch.redisBytes() / quantity,
                batch.postgresBytes() / quantity,
                batch.peakHeap() / (double) (1 << 20),
                quantity / batch.firstDownloadSeconds(),
                quantity / batch.downloadSeconds(),
                plain.copyOutSeconds() / batch.downloadSeconds());
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%,10d  %6.1f s  %,8.0f  %10s  %11.2f  %7.1f  %10.1f  %8.0f  %,12.0f  %,10.0f  %9.2f",
                quantity,
                readySeconds,
                codesPerSecond,
                smallSeconds < 0 ? "" : String.format(Locale.ROOT, "%.1f s", smallSeconds),
                toCopyFrom,
                redisBytesPerCode,
                postgresBytesPerCode,
                peakHeapMiB,
                firstDownloadPerSecond,
                downloadPerSecond,
                toCopyTo);
    }
}
