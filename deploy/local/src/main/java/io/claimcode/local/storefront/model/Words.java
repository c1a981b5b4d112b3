package io.claimcode.local.storefront.model;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** What is said to buyers, in plain words; they stand in words.properties. */
public final class Words {

    private static final Properties WORDS = load();

    private Words() {}

    /** A sentence, with each {@code {}} in it replaced by the next argument. */
    public static String say(String key, Object... arguments) {
        String words = WORDS.getProperty(key);
        if (words == null) {
            throw new IllegalArgumentException("there are no words for " + key);
        }
        for (Object argument : arguments) {
            int place = words.indexOf("{}");
            words = words.substring(0, place) + argument + words.substring(place + 2);
        }
        return words;
    }

    /** Why something was refused; what has no words is said to be refused. */
    public static String refused(Refusal refusal) {
        StringBuilder said = new StringBuilder(forSlug(refusal.slug()).orElseGet(() -> say("refused")));
        if (refusal.is("cart-not-eligible") && refusal.detail() != null) {
            said.append(' ').append(refusal.detail());
        }
        if (refusal.retryAfter() != null) {
            said.append(' ').append(say("wait", time(refusal.retryAfter())));
        }
        return said.toString();
    }

    /** The same, with one more sentence for each code where several were asked for. */
    public static List<String> refusedWhole(Refusal refusal) {
        List<String> said = new ArrayList<>();
        said.add(refused(refusal));
        refusal.codes().forEach(code -> said.add(say("code", code.code(), refused(Refusal.of(code.slug(), null)))));
        return said;
    }

    /** Why a code that is good isn't used on this cart. */
    public static String unused(String reason) {
        return Optional.ofNullable(WORDS.getProperty("unused." + reason)).orElseGet(() -> say("unused"));
    }

    /** A length of time as a person says it. */
    public static String time(Duration length) {
        long seconds = Math.max(1, length.toSeconds());
        if (seconds < 60) {
            return seconds + (seconds == 1 ? " second" : " seconds");
        }
        long minutes = (seconds + 59) / 60;
        return minutes + (minutes == 1 ? " minute" : " minutes");
    }

    static Optional<String> forSlug(String slug) {
        return Optional.ofNullable(WORDS.getProperty("refused." + slug));
    }

    private static Properties load() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream("words.properties")), StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(reader);
            return words;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
