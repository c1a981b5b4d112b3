package io.claimcode.local.storefront.api;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claimcode.local.storefront.model.Answer;
import io.claimcode.local.storefront.model.Cart;
import io.claimcode.local.storefront.model.Hold;
import io.claimcode.local.storefront.model.Quote;
import io.claimcode.local.storefront.model.Redemption;
import io.claimcode.local.storefront.model.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The redemption API as a storefront's server uses it. Where an answer leaves the outcome open (none in time, 503 or
 * another fault, still in progress) the same request is sent again a few times; each of them is safe to repeat.
 */
public final class RedemptionApi {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(4);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final int TRIES = 3;
    private static final int FEW_TRIES = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final String address;
    private final Supplier<String> token;

    /**
     * The API at an address.
     *
     * @param address for instance {@code http://127.0.0.1:8083}
     * @param token gives the storefront's bearer token
     */
    public RedemptionApi(URI address, Supplier<String> token) {
        this.address = address.toString();
        this.token = token;
    }

    /** What the cart's codes are worth on it. */
    public Answer<Quote> quote(String orderId, Cart cart) {
        return ask(request("/v1/quotes").POST(body(CartJson.of(orderId, cart))), FEW_TRIES, AnswerJson::quote);
    }

    /** Holds the cart's codes for the order. */
    public Answer<Hold> hold(String orderId, Cart cart) {
        return ask(request(hold(orderId)).PUT(body(CartJson.of(orderId, cart))), TRIES, AnswerJson::hold);
    }

    /** Gives back what the order holds; what can't be given back now ends by itself. */
    public Answer<Boolean> release(String orderId) {
        return ask(request(hold(orderId)).DELETE(), FEW_TRIES, body -> true);
    }

    /**
     * Redeems the cart's codes.
     *
     * @param key the same for each try of this order as it is now
     * @param expected what the buyer was told
     */
    public Answer<Redemption> redeem(String key, String orderId, Cart cart, Quote expected) {
        var asked = CartJson.of(orderId, cart)
                .put("expectedDiscount", expected.discount().toPlainString());
        return ask(
                request("/v1/redemptions").header("Idempotency-Key", key).POST(body(asked)),
                TRIES,
                AnswerJson::redemption);
    }

    public Answer<Redemption> find(String redemptionId) {
        return ask(request("/v1/redemptions/" + encoded(redemptionId)).GET(), FEW_TRIES, AnswerJson::redemption);
    }

    /** Cancels a redemption and gives everything back. */
    public Answer<Redemption> cancel(String redemptionId) {
        return ask(
                request("/v1/redemptions/" + encoded(redemptionId) + "/cancel")
                        .POST(body(JsonNodeFactory.instance.objectNode().put("reason", "ORDER_CANCELLED"))),
                TRIES,
                AnswerJson::redemption);
    }

    /** Cancels whatever was or will be redeemed under a key. */
    public Answer<Redemption> cancelByKey(String key) {
        return ask(
                request("/v1/redemptions/cancel")
                        .POST(body(JsonNodeFactory.instance
                                .objectNode()
                                .put("idempotencyKey", key)
                                .put("reason", "ORDER_CANCELLED"))),
                TRIES,
                AnswerJson::redemption);
    }

    private <T> Answer<T> ask(HttpRequest.Builder request, int tries, Function<JsonNode, T> read) {
        boolean unsure = false;
        for (int left = tries; left > 0; left--) {
            Optional<HttpResponse<String>> response = send(request.build());
            Optional<Answer<T>> answer = response.flatMap(came -> answer(came, read));
            if (answer.isPresent()) {
                return unsure && answer.get() instanceof Answer.Refused<T> refused
                        ? new Answer.Refused<>(refused.refusal().afterNoAnswer())
                        : answer.get();
            }
            unsure = true;
            if (left > 1 && !pause(response.map(RedemptionApi::retryAfter).orElse(null))) {
                break;
            }
        }
        return new Answer.Unknown<>();
    }

    /** Nothing when the answer leaves it open whether it was done. */
    private static <T> Optional<Answer<T>> answer(HttpResponse<String> response, Function<JsonNode, T> read) {
        try {
            JsonNode body = response.body().isEmpty() ? JSON.missingNode() : JSON.readTree(response.body());
            if (response.statusCode() / 100 == 2) {
                return Optional.of(new Answer.Done<>(read.apply(body)));
            }
            Refusal refusal = AnswerJson.refusal(body, retryAfter(response));
            boolean open = response.statusCode() >= 500 || refusal.is("request-in-progress");
            return open ? Optional.empty() : Optional.of(new Answer.Refused<>(refusal));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException unreadable) {
            // It may have been done: only what says no is a no.
            return response.statusCode() / 100 == 4
                    ? Optional.of(new Answer.Refused<>(Refusal.of("", null)))
                    : Optional.empty();
        }
    }

    private Optional<HttpResponse<String>> send(HttpRequest request) {
        try {
            return Optional.of(http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException noAnswer) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Waits as long as was asked, within limits; false when the wait was broken off. */
    private static boolean pause(@Nullable Duration asked) {
        Duration wait = asked == null || asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT.dividedBy(4) : asked;
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static @Nullable Duration retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + token.get())
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body(JsonNode json) {
        return BodyPublishers.ofString(json.toString());
    }

    private static String hold(String orderId) {
        return "/v1/holds/" + encoded(orderId);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
