package io.claimcode.redemption.model;

import java.util.regex.Pattern;

import io.claimcode.contracts.code.ClaimCode;

/** Why something is undone: kept nearly as it was given, told as a word. */
public final class Reason {
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]{0,49}");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");
    /** Whole words and numbers of sixteen symbols together: people group a code's symbols as they like. */
    private static final Pattern SIXTEEN =
            Pattern.compile("(?<![0-9A-Za-z])[0-9A-Za-z](?:[- ]*[0-9A-Za-z]){15}(?![0-9A-Za-z])");

    private static final String LEFT_OUT = "…";

    private Reason() {}

    /** What the ledger keeps: without codes and e-mail addresses, which people write where they don't belong. */
    public static String kept(String given) {
        var withoutAddresses = ADDRESS.matcher(given).replaceAll(LEFT_OUT);
        return withoutCodes(withoutAddresses);
    }

    /** What events say: a word in capitals as it is, {@code OTHER} for free text, which could name people or codes. */
    public static String told(String reason) {
        return WORD.matcher(reason).matches() ? reason : "OTHER";
    }

    /** One of 32 sequences that are no code looks like one: rather too much is left out than a code kept. */
    private static String withoutCodes(String text) {
        var kept = new StringBuilder();
        var sixteen = SIXTEEN.matcher(text);
        int done = 0;
        for (int at = 0; sixteen.find(at); at = sixteen.start() + 1) {
            if (ClaimCode.parse(sixteen.group().replace(" ", "")).isPresent()) {
                if (sixteen.start() >= done) {
                    kept.append(text, done, sixteen.start()).append(LEFT_OUT);
                }
                done = sixteen.end();
            }
        }
        return kept.append(text, done, text.length()).toString();
    }
}
