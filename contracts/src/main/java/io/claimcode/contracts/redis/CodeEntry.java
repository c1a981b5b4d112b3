package io.claimcode.contracts.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What Redis knows of a live code: three big-endian integers of 4 bytes.
 *
 * @param sellerTag the first 4 bytes of SHA-256 of the seller's id, so that a stranger's code looks like an unknown one
 * @param batchNumber the batch's number in this deployment
 * @param serial the code's place in its batch, from 1
 */
public record CodeEntry(int sellerTag, int batchNumber, int serial) {
    public static final int BYTES = 12;

    /** Reads what stands behind a fingerprint. */
    public static CodeEntry of(byte[] value) {
        var buffer = ByteBuffer.wrap(value);
        return new CodeEntry(buffer.getInt(), buffer.getInt(), buffer.getInt());
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putInt(sellerTag)
                .putInt(batchNumber)
                .putInt(serial)
                .array();
    }

    /** The code's identity as people see it, {@code batchNumber-serial}. */
    public String codeId() {
        return batchNumber + "-" + serial;
    }

    /** The tag of a seller. Two sellers may share one: the terms, not the tag, decide whose a code is. */
    public static int sellerTag(String seller) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(seller.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
