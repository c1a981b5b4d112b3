package io.claimcode.promotion.console;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the console. */
@ConfigMapping(prefix = "claimcode.console")
public interface ConsoleConfig {
    /** Where codegen-service answers, for the downloads that are passed through. */
    @WithDefault("http://127.0.0.1:8082")
    URI codesUrl();

    /** How long codegen-service may be silent before a download is given up. */
    @WithDefault("PT30S")
    Duration codesTimeout();

    /** Where redemption-service answers, for what happened to a code. */
    @WithDefault("http://127.0.0.1:8083")
    URI redemptionsUrl();

    /** How long redemption-service may take. */
    @WithDefault("PT5S")
    Duration redemptionsTimeout();

    /** The sign-in of a deployment without a provider of identities. */
    LocalSignIn localSignIn();

    /** A sign-in without any proof, for trying things out on one's own machine. */
    interface LocalSignIn {
        /**
         * The private half of {@code quarkus.oidc.public-key}, PKCS #8 in base64. Without it there is no local sign-in;
         * with it none by a provider, and the other way round.
         */
        Optional<String> signingKey();

        /** The sellers to choose from. */
        @WithDefault("s-1,s-2")
        List<String> sellers();

        /** How long a token counts; it is renewed while its seller is about. */
        @WithDefault("PT30M")
        Duration tokenLife();
    }
}
