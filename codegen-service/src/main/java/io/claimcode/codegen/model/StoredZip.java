package io.claimcode.codegen.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;

/**
 * What stands before and after the one file of a ZIP archive that keeps it as it is. It isn't compressed: random codes
 * shrink by a third at most, which takes several times as long as sending them, and the bytes would be other ones with
 * another zlib, while a checksum that was told once must hold.
 */
public final class StoredZip {
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    /** The version of the format that is needed to read it: 1.0. */
    private static final short VERSION = 10;

    private static final long MAX_LENGTH = 0xFFFF_FF00L;

    private final byte[] name;
    private final LocalDateTime time;
    private final long length;
    private final int crc32;

    /**
     * An archive of one file.
     *
     * @param name the file's, in ASCII
     * @param time the file's, from 1980 on; told in steps of two seconds
     * @param length the file's bytes, less than 4 GiB
     * @param crc32 the file's
     */
    public StoredZip(String name, LocalDateTime time, long length, int crc32) {
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("too long for a ZIP archive: " + length + " bytes");
        }
        this.name = name.getBytes(StandardCharsets.US_ASCII);
        this.time = time;
        this.length = length;
        this.crc32 = crc32;
    }

    /** Bytes of an archive of a file with this name and length. */
    public static long bytes(String name, long length) {
        return LOCAL_BYTES + CENTRAL_BYTES + END_BYTES + 2L * name.length() + length;
    }

    /** What stands before the file's bytes. */
    public byte[] before() {
        ByteBuffer header = allocate(LOCAL_BYTES + name.length).putInt(LOCAL_HEADER);
        putFile(header);
        return header.put(name).array();
    }

    /** What stands after them. */
    public byte[] after() {
        ByteBuffer directory = allocate(CENTRAL_BYTES + name.length + END_BYTES);
        directory.putInt(CENTRAL_HEADER).putShort(VERSION);
        putFile(directory);
        // No comment, first disk, binary, no attributes, and the file's header is where the archive begins.
        directory.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
        directory.putInt(0).put(name);
        directory.putInt(END).putShort((short) 0).putShort((short) 0);
        directory.putShort((short) 1).putShort((short) 1);
        directory.putInt(CENTRAL_BYTES + name.length);
        directory.putInt((int) (LOCAL_BYTES + name.length + length));
        return directory.putShort((short) 0).array();
    }

    /** What both headers say of the file: no flags, no compression, no extra fields. */
    private void putFile(ByteBuffer header) {
        header.putShort(VERSION).putShort((short) 0).putShort((short) 0);
        header.putShort(dosTime()).putShort(dosDate()).putInt(crc32);
        header.putInt((int) length).putInt((int) length);
        header.putShort((short) name.length).putShort((short) 0);
    }

    private short dosTime() {
        return (short) (time.getHour() << 11 | time.getMinute() << 5 | time.getSecond() >> 1);
    }

    private short dosDate() {
        return (short) ((time.getYear() - 1980) << 9 | time.getMonthValue() << 5 | time.getDayOfMonth());
    }

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
