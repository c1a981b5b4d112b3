package io.claimcode.contracts.code;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A claim code in its normal form: what a buyer types, less everything that doesn't matter.
 *
 * <p>Normal form is upper case without spaces and hyphens, {@code O} read as {@code 0}, {@code I} and {@code L} as
 * {@code 1}; 6 to 40 symbols of {@code 0-9A-Z}. A code of 16 symbols is one that this system drew: 15 symbols of
 * Crockford's base 32 (75 bits) and a check symbol (Luhn mod 32), so a mistyped code is recognised without asking a
 * store. Codes of other lengths (imported ones, group codes) carry no check symbol and can only be looked up.
 *
 * @param normal the normal form
 */
public record ClaimCode(String normal) {
    /** Crockford's base 32: no I, L, O, U. The index of a symbol is its value. */
    public static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** Symbols of a drawn code, with the check symbol. */
    public static final int DRAWN_LENGTH = 16;

    /** Bytes that hold the 75 random bits of a drawn code; the five highest bits are zero. */
    public static final int PACKED_BYTES = 10;

    /** Fewest and most symbols of any code. */
    public static final int MIN_LENGTH = 6;

    public static final int MAX_LENGTH = 40;

    /** What is read at most of a typed code, so that a hostile one costs nothing. */
    private static final int MAX_TYPED = 100;

    private static final byte[] VALUES = values();

    public ClaimCode {
        if (!isNormal(normal)) {
            throw new IllegalArgumentException("not the normal form of a claim code");
        }
    }

    /** Reads what somebody typed; empty when it can't be a code (symbols, length or check symbol are wrong). */
    public static Optional<ClaimCode> parse(String typed) {
        if (typed.length() > MAX_TYPED) {
            return Optional.empty();
        }
        var normal = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            char symbol = typed.charAt(i);
            switch (symbol) {
                case ' ', '-' -> {
                    continue;
                }
                case 'O', 'o' -> normal.append('0');
                case 'I', 'i', 'L', 'l' -> normal.append('1');
                default -> {
                    if (symbol >= 'a' && symbol <= 'z') {
                        normal.append((char) (symbol - 'a' + 'A'));
                    } else {
                        normal.append(symbol);
                    }
                }
            }
        }
        var code = normal.toString();
        return isNormal(code) ? Optional.of(new ClaimCode(code)) : Optional.empty();
    }

    /** The drawn code of 75 bits, given as {@link #PACKED_BYTES} bytes from {@code offset}; the check symbol is added. */
    public static ClaimCode unpack(byte[] packed, int offset) {
        var symbols = new char[DRAWN_LENGTH];
        unpack(packed, offset, symbols);
        return new ClaimCode(new String(symbols));
    }

    /** As {@link #unpack(byte[], int)}, into an array of {@link #DRAWN_LENGTH} symbols: for loops over millions. */
    public static void unpack(byte[] packed, int offset, char[] symbols) {
        long high = 0;
        for (int i = 0; i < 5; i++) {
            high = high << 8 | (packed[offset + i] & 0xff);
        }
        long low = 0;
        for (int i = 5; i < PACKED_BYTES; i++) {
            low = low << 8 | (packed[offset + i] & 0xff);
        }
        for (int i = 14; i >= 7; i--) {
            symbols[i] = ALPHABET.charAt((int) (low & 31));
            low >>>= 5;
        }
        for (int i = 6; i >= 0; i--) {
            symbols[i] = ALPHABET.charAt((int) (high & 31));
            high >>>= 5;
        }
        symbols[15] = checkSymbol(symbols);
    }

    /** Whether this is a code of the length that this system draws. */
    public boolean isDrawn() {
        return normal.length() == DRAWN_LENGTH;
    }

    /** The code as it is shown: drawn codes as 4-6-6, others as they are. */
    public String formatted() {
        return isDrawn() ? normal.substring(0, 4) + '-' + normal.substring(4, 10) + '-' + normal.substring(10) : normal;
    }

    /** Not the code: codes are bearer secrets and must not slip into a log. */
    @Override
    public String toString() {
        return "ClaimCode[" + normal.length() + " symbols]";
    }

    private static boolean isNormal(String code) {
        if (code.length() < MIN_LENGTH || code.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < code.length(); i++) {
            char symbol = code.charAt(i);
            boolean allowed = symbol >= '0' && symbol <= '9'
                    || symbol >= 'A' && symbol <= 'Z' && symbol != 'O' && symbol != 'I' && symbol != 'L';
            if (!allowed) {
                return false;
            }
        }
        return code.length() != DRAWN_LENGTH || hasValidCheckSymbol(code.toCharArray());
    }

    private static boolean hasValidCheckSymbol(char[] symbols) {
        for (char symbol : symbols) {
            if (VALUES[symbol] < 0) {
                return false;
            }
        }
        return symbols[15] == checkSymbol(symbols);
    }

    /** Luhn mod 32 over the first 15 symbols: finds every wrong symbol and nearly every swap of neighbours. */
    private static char checkSymbol(char[] symbols) {
        int sum = 0;
        for (int i = 14; i >= 0; i--) {
            int factor = (14 - i) % 2 == 0 ? 2 : 1;
            int addend = factor * VALUES[symbols[i]];
            sum += addend / 32 + addend % 32;
        }
        return ALPHABET.charAt((32 - sum % 32) % 32);
    }

    private static byte[] values() {
        var values = new byte[128];
        Arrays.fill(values, (byte) -1);
        var upper = ALPHABET.toUpperCase(Locale.ROOT);
        for (int i = 0; i < upper.length(); i++) {
            values[upper.charAt(i)] = (byte) i;
        }
        return values;
    }
}
