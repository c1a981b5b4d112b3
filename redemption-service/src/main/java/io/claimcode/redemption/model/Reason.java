package io.claimcode.redemption.model;

import java.util.regex.Pattern;

/** Why something is undone: kept as it was given, told as a word. */
public final class Reason {
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]{0,49}");

    private Reason() {}

    /** What events say: a word in capitals as it is, {@code OTHER} for free text, which could name people or codes. */
    public static String told(String reason) {
        return WORD.matcher(reason).matches() ? reason : "OTHER";
    }
}
