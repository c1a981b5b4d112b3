package io.claimcode.local.storefront.api;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.claimcode.local.storefront.model.Hold;
import io.claimcode.local.storefront.model.Quote;
import io.claimcode.local.storefront.model.Redemption;
import io.claimcode.local.storefront.model.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads what the redemption API answers; members that are new to it don't matter. */
final class AnswerJson {

    private static final String PROBLEM = "urn:claimcode:problem:";

    private AnswerJson() {}

    static Quote quote(JsonNode body) {
        return new Quote(
                amount(body, "discount"),
                amount(body, "total"),
                amount(body, "shippingDiscount"),
                list(body, "lines", AnswerJson::line),
                list(body, "codes", AnswerJson::code));
    }

    static Hold hold(JsonNode body) {
        return new Hold(Instant.parse(body.required("expiresAt").asText()), quote(body.required("quote")));
    }

    static Redemption redemption(JsonNode body) {
        return new Redemption(
                body.required("redemptionId").asText(),
                body.required("status").asText(),
                instant(body, "redeemedAt"),
                instant(body, "closedAt"),
                body.hasNonNull("lines") ? quote(body) : null);
    }

    static Refusal refusal(JsonNode body, @Nullable Duration wait) {
        JsonNode quote = body.get("quote");
        return new Refusal(
                slug(body.path("type").asText()),
                text(body, "detail"),
                wait,
                list(
                        body,
                        "codes",
                        code -> new Refusal.RefusedCode(
                                code.path("code").asText(),
                                slug(code.path("problem").asText()))),
                quote == null ? null : quote(quote),
                false);
    }

    private static Quote.Line line(JsonNode line) {
        return new Quote.Line(
                line.required("lineId").asText(),
                amount(line, "discount"),
                list(
                        line,
                        "promotions",
                        share -> new Quote.Share(share.required("promotionId").asText(), amount(share, "discount"))));
    }

    private static Quote.Code code(JsonNode code) {
        String problem = text(code, "problem");
        return new Quote.Code(
                code.path("code").asText(),
                Quote.Outcome.valueOf(code.required("outcome").asText()),
                text(code, "reason"),
                problem == null ? null : slug(problem),
                text(code, "detail"),
                amount(code, "discount"),
                text(code, "message"),
                text(code, "promotionId"),
                text(code, "trackingId"),
                text(code, "codeId"));
    }

    private static String slug(String type) {
        return type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : "";
    }

    private static BigDecimal amount(JsonNode node, String member) {
        return new BigDecimal(node.hasNonNull(member) ? node.get(member).asText() : "0.00");
    }

    private static @Nullable String text(JsonNode node, String member) {
        return node.hasNonNull(member) ? node.get(member).asText() : null;
    }

    private static @Nullable Instant instant(JsonNode node, String member) {
        String text = text(node, member);
        return text == null ? null : Instant.parse(text);
    }

    private static <T> List<T> list(JsonNode node, String member, Function<JsonNode, T> read) {
        List<T> list = new ArrayList<>();
        node.path(member).forEach(each -> list.add(read.apply(each)));
        return List.copyOf(list);
    }
}
