package io.claimcode.kit.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Whoever sent the request, as the verified token names them. To be asked only behind an endpoint that asks for a
 * scope; a token that lacks what is asked for is {@code forbidden}.
 */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    @Inject
    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The seller, who is the tenant. */
    public String seller() {
        return claim("seller").orElseThrow(() -> lacks("seller"));
    }

    /** The storefront: the claim of this name, else the client that the token was made for. */
    public String storefront() {
        return claim("storefront").or(() -> claim("azp")).orElseThrow(() -> lacks("storefront"));
    }

    /** The sellers for whom a storefront may act; none when the token doesn't say. */
    public Sellers sellers() {
        Object claim = token().getClaim("sellers");
        return Sellers.of(claim instanceof Collection<?> names ? texts(names) : List.of());
    }

    /** Who made the token. */
    public String issuer() {
        return claim("iss").orElseThrow(() -> lacks("iss"));
    }

    /** Who acts, for the records: the token's subject, else its client. */
    public String subject() {
        return claim("sub").or(() -> claim("azp")).orElseThrow(() -> lacks("sub"));
    }

    /** When the token ends. */
    public Instant expiresAt() {
        return Instant.ofEpochSecond(token().getExpirationTime());
    }

    private Optional<String> claim(String name) {
        Object claim = token().getClaim(name);
        return Optional.ofNullable(claim).map(Caller::text).filter(text -> !text.isBlank());
    }

    private JsonWebToken token() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return token;
        }
        throw Problem.of(ProblemType.UNAUTHENTICATED);
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream().map(Caller::text).toList();
    }

    private static String text(Object value) {
        return value instanceof JsonString json ? json.getString() : value.toString();
    }

    private static Problem lacks(String claim) {
        return Problem.of(ProblemType.FORBIDDEN, "The token has no claim " + claim + ".");
    }
}
