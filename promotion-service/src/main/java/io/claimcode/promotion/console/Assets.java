package io.claimcode.promotion.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

import jakarta.inject.Singleton;

/** The console's style sheet and script, by addresses that change when their content does, so that browsers keep them. */
@Singleton
final class Assets {
    private static final String STYLE = "/console/assets/console.css";
    private static final String SCRIPT = "/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private final String style = STYLE + "?v=" + version("/META-INF/resources" + STYLE);

    String style() {
        return style;
    }

    String script() {
        return SCRIPT;
    }

    private static String version(String resource) {
        try (var content = Assets.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            var digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
