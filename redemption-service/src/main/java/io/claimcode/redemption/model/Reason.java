package io.claimcode.redemption.model;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.claimcode.contracts.code.ClaimCode;

/** Why something is undone: kept nearly as it was given, told as a word. */
public final class Reason {
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]{0,49}");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final Pattern SIXTEEN =
            Pattern.compile("(?<![0-9A-Za-z])[0-9A-Za-z]{4}[- ]?[0-9A-Za-z]{6}[- ]?[0-9A-Za-z]{6}(?![0-9A-Za-z])");
    private static final String LEFT_OUT = "…";

    private Reason() {}

    /** What the ledger keeps: without codes and e-mail addresses, which people write where they don't belong. */
    public static String kept(String given) {
        var withoutAddresses = ADDRESS.matcher(given).replaceAll(LEFT_OUT);
        return SIXTEEN.matcher(withoutAddresses).replaceAll(Reason::withoutCode);
    }

    /** What events say: a word in capitals as it is, {@code OTHER} for free text, which could name people or codes. */
    public static String told(String reason) {
        return WORD.matcher(reason).matches() ? reason : "OTHER";
    }

    private static String withoutCode(MatchResult found) {
        return ClaimCode.parse(found.group()).isPresent() ? LEFT_OUT : found.group();
    }
}
