package io.claimcode.verify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.claimcode.local.Service;
import io.claimcode.local.Tokens;

/**
 * A provider of identities that speaks as much OpenID Connect as a sign-in needs: metadata, keys, the authorization code
 * flow with PKCE, renewed tokens, and the end of a session. Its page asks who one is; the cookie of its session remembers
 * it. It signs with the deployment's own key, so that all services take its tokens.
 */
final class IdentityProvider implements AutoCloseable {
    static final String CLIENT = "console";
    static final String SECRET = "the-console's-own-secret";

    /** Those who come here: two sellers, and some with whom something is wrong. */
    private static final List<String> PEOPLE =
            List.of("s-1", "s-2", "nobody", "elsewhere", "replayed", "declines", "unlucky");

    static final String COOKIE = "provider_session";

    private final Tokens tokens;
    private final String publicKey;
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, Grant> refreshTokens = new ConcurrentHashMap<>();
    private final AtomicInteger renewed = new AtomicInteger();
    private volatile Duration life = Duration.ofMinutes(5);
    private final int port;
    private HttpServer server;

    /** What was granted, to whom, and what must be shown to have it. */
    private record Grant(String who, String nonce, String challenge, String redirect) {}

    IdentityProvider(Deployment deployment) throws IOException {
        tokens = deployment.stack().tokens();
        publicKey = deployment.setting(Service.PROMOTION, "QUARKUS_OIDC_PUBLIC_KEY");
        server = begun(0);
        port = server.getAddress().getPort();
    }

    private HttpServer begun(int port) throws IOException {
        var begun = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        on(begun, "/.well-known/openid-configuration", exchange -> json(exchange, metadata()));
        on(begun, "/keys", exchange -> json(exchange, keys()));
        on(begun, "/authorize", this::authorize);
        on(begun, "/token", this::token);
        on(begun, "/end-session", this::endSession);
        begun.start();
        return begun;
    }

    /** Answers nobody, as when it is down, until it comes back. */
    void goAway() {
        server.stop(0);
    }

    /** Answers again, where it did. */
    void comeBack() throws IOException {
        server = begun(port);
    }

    /** Where it is. */
    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** How long the tokens that it makes from now on count. */
    void tokensCountFor(Duration life) {
        this.life = life;
    }

    /** How often tokens were renewed. */
    int renewed() {
        return renewed.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String metadata() {
        return """
                {"issuer": "https://claimcode.local", "authorization_endpoint": "%1$s/authorize",
                 "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/end-session",
                 "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"], "code_challenge_methods_supported": ["S256"]}""".formatted(url());
    }

    private String keys() throws GeneralSecurityException {
        var key = (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
        return "{\"keys\": [{\"kty\": \"RSA\", \"use\": \"sig\", \"alg\": \"RS256\", \"n\": \"%s\", \"e\": \"%s\"}]}"
                .formatted(
                        base64(unsigned(key.getModulus().toByteArray())),
                        base64(key.getPublicExponent().toByteArray()));
    }

    /** Asks who it is, unless that is known, and sends him back with a code. */
    private void authorize(HttpExchange exchange) throws IOException {
        var asked = fields(exchange.getRequestURI().getRawQuery());
        if (!CLIENT.equals(asked.get("client_id"))
                || !"code".equals(asked.get("response_type"))
                || !"S256".equals(asked.get("code_challenge_method"))
                || !List.of(asked.get("scope").split(" ")).containsAll(List.of("openid", "promotions"))) {
            answer(exchange, 400, "text/plain", "This is no sign-in: " + asked.keySet());
            return;
        }
        var who = asked.getOrDefault("as", session(exchange));
        if (who.isEmpty()) {
            answer(exchange, 200, "text/html", page(exchange.getRequestURI().getRawQuery()));
            return;
        }
        var back = asked.get("redirect_uri") + "?state=" + encoded(asked.get("state"));
        if (who.equals("declines")) {
            redirect(exchange, back + "&error=access_denied&error_description=Declined");
            return;
        }
        var code = UUID.randomUUID().toString();
        codes.put(code, new Grant(who, asked.get("nonce"), asked.get("code_challenge"), asked.get("redirect_uri")));
        exchange.getResponseHeaders().add("Set-Cookie", COOKIE + "=" + who + "; Path=/; HttpOnly");
        redirect(exchange, back + "&code=" + code);
    }

    /** Tokens for a code, once and only to whoever began, or in place of older tokens. */
    private void token(HttpExchange exchange) throws IOException, GeneralSecurityException {
        var asked = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var grant = switch (asked.getOrDefault("grant_type", "")) {
            case "authorization_code" -> codes.remove(asked.getOrDefault("code", ""));
            case "refresh_token" -> refreshTokens.remove(asked.getOrDefault("refresh_token", ""));
            default -> null;
        };
        if (!isClient(exchange)) {
            answer(exchange, 401, "application/json", "{\"error\": \"invalid_client\"}");
        } else if (grant != null && grant.who.equals("unlucky")) {
            answer(exchange, 503, "text/plain", "Later");
        } else if (grant == null || asked.containsKey("code") && !proves(asked, grant)) {
            answer(exchange, 400, "application/json", "{\"error\": \"invalid_grant\"}");
        } else {
            if (asked.containsKey("refresh_token")) {
                renewed.incrementAndGet();
            }
            json(exchange, made(grant));
        }
    }

    private static boolean proves(Map<String, String> asked, Grant grant) throws GeneralSecurityException {
        var verifier = asked.getOrDefault("code_verifier", "").getBytes(StandardCharsets.US_ASCII);
        return base64(MessageDigest.getInstance("SHA-256").digest(verifier)).equals(grant.challenge)
                && grant.redirect.equals(asked.get("redirect_uri"));
    }

    private static boolean isClient(HttpExchange exchange) {
        var basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        return ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private String made(Grant grant) {
        var access = tokens.claims("promotions", CLIENT, "user-" + grant.who);
        access.put("exp", (Long) access.get("iat") + life.toSeconds());
        if (!grant.who.equals("nobody")) {
            access.put("seller", grant.who);
        }
        if (grant.who.equals("elsewhere")) {
            access.put("aud", "another-service");
        }
        var id = new LinkedHashMap<>(access);
        id.keySet().removeAll(List.of("scope", "seller"));
        id.put("aud", CLIENT);
        id.put("nonce", grant.who.equals("replayed") ? "another-sign-in's" : grant.nonce);
        var refresh = UUID.randomUUID().toString();
        refreshTokens.put(refresh, grant);
        return """
                {"access_token": "%s", "id_token": "%s", "refresh_token": "%s", "token_type": "Bearer", "expires_in": %d}""".formatted(tokens.sign(access), tokens.sign(id), refresh, life.toSeconds());
    }

    private void endSession(HttpExchange exchange) throws IOException {
        var asked = fields(exchange.getRequestURI().getRawQuery());
        if (!asked.containsKey("id_token_hint")) {
            answer(exchange, 400, "text/plain", "Whose session?");
            return;
        }
        exchange.getResponseHeaders().add("Set-Cookie", COOKIE + "=; Path=/; Max-Age=0");
        redirect(exchange, asked.get("post_logout_redirect_uri"));
    }

    private static String page(String query) {
        var page = new StringBuilder("<!DOCTYPE html><title>Provider</title><h1>Who are you?</h1>");
        for (var who : PEOPLE) {
            page.append("<p><a href=\"/authorize?%s&amp;as=%s\">%s</a></p>"
                    .formatted(query.replace("&", "&amp;"), who, who));
        }
        return page.toString();
    }

    private static String session(HttpExchange exchange) {
        var cookies = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
        return String.join("; ", cookies)
                .lines()
                .flatMap(line -> List.of(line.split("; ")).stream())
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1))
                .findFirst()
                .orElse("");
    }

    /** Answers a request, which may fail in any way. */
    private interface Handler {
        void handle(HttpExchange exchange) throws IOException, GeneralSecurityException;
    }

    private static void on(HttpServer server, String path, Handler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                handler.handle(exchange);
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        });
    }

    private static Map<String, String> fields(String text) {
        var fields = new HashMap<String, String>();
        for (var pair : text.split("&")) {
            var parts = pair.split("=", 2);
            fields.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().add("Location", URI.create(to).toString());
        exchange.sendResponseHeaders(302, -1);
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        answer(exchange, 200, "application/json", body);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }
}
