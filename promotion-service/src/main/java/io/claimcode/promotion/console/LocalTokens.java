package io.claimcode.promotion.console;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.jwt.build.Jwt;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Signs the tokens of the local sign-in. They are verified as all others are, against {@code quarkus.oidc.public-key}:
 * where a provider's keys count instead, such a token would be worth nothing, and the service doesn't even start.
 */
@Startup
@Singleton
final class LocalTokens {
    private static final String KEY = "claimcode.console.local-sign-in.signing-key";

    private final @Nullable PrivateKey key;
    private final ConsoleConfig.LocalSignIn config;
    private final Clock clock;
    private final String issuer;
    private final String audience;

    LocalTokens(ConsoleConfig config, Config settings, Clock clock) {
        this.config = config.localSignIn();
        this.clock = clock;
        this.issuer = settings.getValue("quarkus.oidc.token.issuer", String.class);
        this.audience = settings.getValue("quarkus.oidc.token.audience", String.class);
        this.key = this.config.signingKey().map(text -> key(text, settings)).orElse(null);
    }

    /** Whether sellers sign in here, without a provider. */
    boolean areIssued() {
        return key != null;
    }

    /** Who can sign in. */
    List<String> sellers() {
        return config.sellers();
    }

    Duration life() {
        return config.tokenLife();
    }

    /** A seller's token, as a provider would make it. */
    String of(String seller) {
        if (key == null) {
            throw new IllegalStateException("there is no local sign-in");
        }
        var now = clock.instant();
        return Jwt.claims()
                .issuer(issuer)
                .audience(audience)
                .subject("seller-" + seller)
                .claim("azp", "console")
                .claim("scope", "promotions")
                .claim("seller", seller)
                .claim("jti", UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(now.plus(life()))
                .sign(key);
    }

    private static PrivateKey key(String text, Config settings) {
        refuseBeside(settings, "quarkus.oidc.auth-server-url");
        refuseBeside(settings, "quarkus.oidc.sellers.auth-server-url");
        try {
            var rsa = KeyFactory.getInstance("RSA");
            var key = (RSAPrivateCrtKey) rsa.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text.strip())));
            var publicKey = rsa.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
            var half = Base64.getEncoder().encodeToString(publicKey.getEncoded());
            if (!of(settings, "quarkus.oidc.public-key").equals(Optional.of(half))) {
                throw new ConfigurationException(KEY + " and quarkus.oidc.public-key are no pair");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ConfigurationException(KEY + " is no RSA key (PKCS #8 in base64)");
        }
    }

    private static void refuseBeside(Config settings, String name) {
        if (of(settings, name).isPresent()) {
            throw new ConfigurationException(KEY + " and " + name + " exclude each other");
        }
    }

    private static Optional<String> of(Config settings, String name) {
        return settings.getOptionalValue(name, String.class);
    }
}
