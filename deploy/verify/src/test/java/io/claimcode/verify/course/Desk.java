package io.claimcode.verify.course;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claimcode.verify.course.Offer.Plan;
import io.claimcode.verify.course.check.Act;
import io.claimcode.verify.course.check.Call;
import io.claimcode.verify.course.check.Ledger;
import io.claimcode.verify.course.check.Outcome;

import static org.awaitility.Awaitility.await;

/** A seller's program: creates promotions, gets their codes, pauses, ends and voids; whatever fails it does again. */
final class Desk {
    static final String SELLER = "s-course";
    private static final int CLIENT = -1;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Site site;
    private final Http http;
    private final History history;
    private final String token;

    Desk(Site site, Http http, History history) {
        this.site = site;
        this.http = http;
        this.history = history;
        this.token = site.stack().tokens().seller(SELLER);
    }

    /** Creates a promotion and waits for its codes. */
    Offer create(Plan plan) {
        var key = UUID.randomUUID().toString();
        var created = await().atMost(PATIENCE)
                .pollInterval(PAUSE)
                .until(
                        () -> send(
                                "POST",
                                site.promotions() + "/v1/promotions",
                                json(plan),
                                Map.of("Idempotency-Key", key)),
                        reply -> reply.outcome() != Outcome.UNKNOWN);
        if (created.outcome() == Outcome.REFUSED) {
            throw new IllegalStateException(created.text());
        }
        var promotionId = created.json().path("id").asText();
        if (plan.groupCode() != null) {
            return new Offer(
                    promotionId,
                    "",
                    plan,
                    0,
                    List.of(new Offer.Code(plan.groupCode(), "group/" + promotionId, promotionId)));
        }
        var group = await().atMost(PATIENCE)
                .pollInterval(PAUSE)
                .until(() -> group(promotionId), found -> found.status().equals("READY"));
        var rows =
                await().atMost(PATIENCE).pollInterval(PAUSE).until(() -> rows(group.id()), lines -> !lines.isEmpty());
        int batch = batch(group.id());
        return new Offer(
                promotionId,
                group.id(),
                plan,
                batch,
                rows.stream()
                        .map(row -> row.split(",", 2))
                        .map(row -> new Offer.Code(row[0], batch + "-" + row[1], promotionId))
                        .toList());
    }

    /** The group of a promotion, as far as its seller is told. */
    record Group(String id, String status, long redeemed) {}

    Group group(String promotionId) {
        var item = send("GET", site.promotions() + "/v1/promotions/" + promotionId + "/claim-code-groups", "", Map.of())
                .json()
                .path("items")
                .path(0);
        return new Group(
                item.path("groupId").asText(),
                item.path("status").asText(),
                item.path("redeemed").asLong(-1));
    }

    /** What a promotion has given away, as its performance report says. */
    Ledger.Budget spent(String promotionId) {
        var budget = send("GET", site.promotions() + "/v1/promotions/" + promotionId + "/performance", "", Map.of())
                .json()
                .path("budget");
        return new Ledger.Budget(budget.path("redemptions").asLong(-1), Stores.minorUnits(budget.path("discount")));
    }

    /** Pauses, resumes or ends; once. */
    Call act(Act act, Offer offer) {
        return record(
                act,
                List.of(),
                offer.promotionId(),
                "POST",
                site.promotions() + "/v1/promotions/" + offer.promotionId() + "/"
                        + act.name().toLowerCase(Locale.ROOT),
                "");
    }

    /** Voids a code; once. */
    Call voidCode(int instance, Offer.Code code) {
        return record(
                Act.VOID,
                List.of(code.id()),
                code.promotionId(),
                "POST",
                site.redemptions(instance) + "/v1/codes/void",
                "{\"codes\": [\"" + code.text() + "\"], \"reason\": \"leaked\"}");
    }

    private Call record(Act act, List<String> codes, String promotion, String method, String url, String body) {
        long invokedAt = history.now();
        var reply = send(method, url, body, Map.of());
        var answer = Shop.answer(reply);
        return history.add(new Call(
                0,
                CLIENT,
                act,
                -1,
                "",
                "",
                "",
                "",
                codes,
                promotion,
                "",
                invokedAt,
                history.now(),
                reply.outcome(),
                new Call.Answer(
                        answer.status(),
                        answer.problem(),
                        answer.replayed(),
                        answer.digest(),
                        "",
                        reply.json().path("codes").path(0).path("outcome").asText(""),
                        List.of())));
    }

    private List<String> rows(String groupId) {
        var reply = send(
                "GET", site.codes() + "/v1/claim-code-groups/" + groupId + "/codes", "", Map.of("Accept", "text/csv"));
        return reply.status() == 200 ? reply.text().lines().skip(1).toList() : List.of();
    }

    /** The half of a code's id that only the redemption of one of them would tell. */
    private int batch(String groupId) {
        return await().atMost(PATIENCE)
                .pollInterval(PAUSE)
                .until(() -> Stores.batch(site, groupId), number -> number > 0);
    }

    private Http.Reply send(String method, String url, String body, Map<String, String> headers) {
        return http.send(method, url, token, body, headers);
    }

    private static String json(Plan plan) {
        var today = LocalDate.now();
        var json = Http.JSON.createObjectNode();
        json.put("type", "PERCENTAGE_OFF")
                .put("internalDescription", plan.name())
                .put("currency", "USD");
        json.putObject("purchasedItems").put("kind", "ENTIRE_CATALOG");
        json.putObject("buyerGets").put("kind", "PERCENT_OFF").put("percent", "20");
        json.putObject("schedule")
                .put("startsAt", today.minusDays(2) + "T00:00")
                .put("endsAt", today.plusDays(30) + "T23:59")
                .put("timeZone", "UTC");
        var claimCode = json.putObject("claimCode")
                .put("kind", plan.groupCode() == null ? "SINGLE_USE" : "GROUP")
                .put("oneRedemptionPerCustomer", plan.oncePerCustomer())
                .put("combinability", plan.combinability());
        if (plan.groupCode() == null) {
            json.putObject("claimCodeGroup").put("name", "First").put("quantity", plan.quantity());
        } else {
            claimCode.put("groupCode", plan.groupCode());
        }
        limits(plan, json);
        return json.toString();
    }

    private static void limits(Plan plan, ObjectNode json) {
        if (Stream.of(plan.maxRedemptions(), plan.maxDiscount()).allMatch(limit -> limit == null)) {
            return;
        }
        var limits = json.putObject("limits");
        if (plan.maxRedemptions() != null) {
            limits.put("maxRedemptions", plan.maxRedemptions());
        }
        if (plan.maxDiscount() != null) {
            limits.putObject("maxDiscount").put("amount", plan.maxDiscount()).put("currency", "USD");
        }
    }
}
