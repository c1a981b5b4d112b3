package io.claimcode.promotion.console;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.config.Config;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes of whom a provider signed in a caller like those of the API: what he may do and whose promotions he sees is what
 * his access token says, whose audience is checked as there. Who has a token for something else may do nothing here.
 */
@ApplicationScoped
public class ProviderIdentity implements SecurityIdentityAugmentor {
    private static final String METADATA = "configuration-metadata";

    private final Set<String> audience;

    ProviderIdentity(Config settings) {
        audience = Set.copyOf(settings.getValues("quarkus.oidc.token.audience", String.class));
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(bySession(identity) ? caller(identity) : identity);
    }

    /** Where the provider ends its session with somebody and sends him back here; null where it has no such place. */
    static @Nullable String endOfSession(SecurityIdentity identity, HttpServerRequest request) {
        OidcConfigurationMetadata metadata = identity.getAttribute(METADATA);
        var end = metadata == null ? null : metadata.getEndSessionUri();
        var token = identity.getCredential(IdTokenCredential.class);
        if (end == null || token == null) {
            return null;
        }
        return end + (end.contains("?") ? "&" : "?") + "id_token_hint=" + encoded(token.getToken())
                + "&post_logout_redirect_uri="
                + encoded(URI.create(request.absoluteURI())
                        .resolve(Paths.SIGNED_OUT)
                        .toString());
    }

    private static boolean bySession(SecurityIdentity identity) {
        return identity.getCredential(IdTokenCredential.class) != null;
    }

    private SecurityIdentity caller(SecurityIdentity identity) {
        var access = identity.getCredential(AccessTokenCredential.class);
        var token = access == null ? null : token(access);
        if (token != null
                && token.getAudience() != null
                && token.getAudience().stream().anyMatch(audience::contains)) {
            return QuarkusSecurityIdentity.builder(identity).setPrincipal(token).build();
        }
        var nobody = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addAttributes(identity.getAttributes());
        for (var credential : List.copyOf(identity.getCredentials())) {
            nobody.addCredential(credential);
        }
        return nobody.build();
    }

    /** What an access token says; its signature was verified before it came here. Null when it is no JWT. */
    private static @Nullable OidcJwtCallerPrincipal token(TokenCredential credential) {
        try {
            var claims = new JwtConsumerBuilder()
                    .setSkipSignatureVerification()
                    .setSkipAllValidators()
                    .build()
                    .processToClaims(credential.getToken());
            return new OidcJwtCallerPrincipal(claims, credential);
        } catch (InvalidJwtException e) {
            return null;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
