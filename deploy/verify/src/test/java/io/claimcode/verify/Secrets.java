package io.claimcode.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What must be found nowhere, in all its spellings. */
final class Secrets {
    /** Every spelling in lower case, and what it is. */
    private final Map<String, String> spellings = new LinkedHashMap<>();

    void addCode(String code) {
        add(code, "a code");
        add(code.replace("-", ""), "a code without hyphens");
        add(code.replace("-", " "), "a code with spaces");
    }

    void add(String secret, String what) {
        var lower = secret.toLowerCase(Locale.ROOT);
        spellings.put(lower, what);
        spellings.put(hex(secret), what + ", as bytes");
        spellings.put(hex(lower), what + ", as bytes");
    }

    /** Where each was found, in whichever of its spellings; what somebody else sent as poison is passed over. */
    List<String> in(List<Written.Piece> pieces, String poison) {
        var found = new ArrayList<String>();
        for (var piece : pieces) {
            // The consumer copies the record; its reasons and headers are its own words.
            var text = (poison.isEmpty() ? piece.text() : piece.text().replace(poison, "")).toLowerCase(Locale.ROOT);
            spellings.forEach((spelling, what) -> {
                if (text.contains(spelling)) {
                    found.add(piece.where() + ": " + what);
                }
            });
        }
        return found;
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
