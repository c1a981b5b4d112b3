package io.claimcode.local.storefront.pages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.claimcode.local.storefront.model.Money;
import io.claimcode.local.storefront.model.Notice;
import io.claimcode.local.storefront.model.Order;
import io.claimcode.local.storefront.model.Quote;
import io.claimcode.local.storefront.model.Visit;
import io.claimcode.local.storefront.model.Words;
import org.jspecify.annotations.Nullable;

/** Orders that were placed, and what was redeemed for them. */
public final class OrderPage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String PAGE = """
            <h1>Order <span class="code">{}</span></h1>
            {}<p class="state"><span class="badge {}">{}</span> {}</p>
            <div class="columns">
            <section class="card" aria-labelledby="order">
            <h2 id="order">What was ordered</h2>
            {}{}</section>
            <section class="card summary" aria-labelledby="redeemed">
            <h2 id="redeemed">What was redeemed</h2>
            {}<dl class="facts-list">
            <div><dt>Redemption</dt><dd class="code">{}</dd></div>
            <div><dt>For</dt><dd>{}</dd></div>
            </dl>
            {}</section>
            </div>
            """;

    private static final String CODE = """
            <li>
            <div class="row"><strong class="code">{}</strong> <span class="price">{}</span></div>
            <p class="said {}">{}</p>
            <p class="facts">{}</p>
            </li>
            """;

    private static final String ROW = """
            <li class="card row"><span><a class="code" href="/orders/{}">{}</a>
            <span class="facts">{} · saved {}</span></span>
            <span class="badge {}">{}</span></li>
            """;

    private static final String NONE = """
            <h1>Your orders</h1>
            <div class="card nothing">
            <p>You have placed no order yet. Orders are kept as long as the shop runs.</p>
            <p><a class="button main" href="/">See the products</a></p>
            </div>
            """;

    private OrderPage() {}

    /**
     * One order.
     *
     * @param current whether the API was just asked about it
     */
    public static Html of(Visit visit, Order order, boolean current, Optional<Notice> notice) {
        Html content = Html.of(
                PAGE,
                order.id(),
                current
                        ? Html.NONE
                        : Html.of("<div class=\"notice careful\"><p>{}</p></div>\n", Words.say("order.stale")),
                look(order),
                state(order),
                when(order),
                Sum.lines(order.checkout().cart(), order.quote()),
                Sum.total(order.checkout().cart(), Optional.of(order.quote())),
                codes(order.quote()),
                order.redemption().id(),
                order.checkout().cart().email(),
                act(visit, order));
        return Layout.page(visit, "/orders", "Order " + order.id(), Layout.above(notice), content);
    }

    /** All of this browser's. */
    public static Html list(Visit visit, List<Order> orders, Optional<Notice> notice) {
        Html content = orders.isEmpty()
                ? Html.of(NONE)
                : Html.of(
                        "<h1>Your orders</h1>\n<ul class=\"orders\">\n{}</ul>\n",
                        orders.stream()
                                .map(order -> Html.of(
                                        ROW,
                                        order.id(),
                                        order.id(),
                                        Money.of(order.quote().total()),
                                        Money.of(order.quote().saved()),
                                        look(order),
                                        state(order)))
                                .toList());
        return Layout.page(visit, "/orders", "Your orders", Layout.above(notice), content);
    }

    private static Html codes(Quote quote) {
        if (quote.codes().isEmpty()) {
            return Html.of("<p>No code was used.</p>\n");
        }
        return Html.of(
                "<ul class=\"codes\">\n{}</ul>\n",
                quote.codes().stream().map(OrderPage::code).toList());
    }

    private static Html code(Quote.Code code) {
        boolean applied = code.outcome() == Quote.Outcome.APPLIED;
        return Html.of(
                CODE,
                code.code(),
                applied ? Money.off(code.discount()) : "",
                applied ? "good" : "careful",
                Outcomes.words(code),
                facts(code));
    }

    private static String facts(Quote.Code code) {
        String tracking = code.trackingId() == null ? "" : "Tracking id " + code.trackingId();
        String serial = code.codeId() == null ? "" : "Code id " + code.codeId();
        return tracking.isEmpty() || serial.isEmpty() ? tracking + serial : tracking + " · " + serial;
    }

    private static Html act(Visit visit, Order order) {
        return switch (order.redemption().status()) {
            case "REDEEMED" ->
                Layout.button(visit, "/orders/" + order.id() + "/cancel", "plain wide", "Cancel the order");
            case "CANCELLED" ->
                Layout.button(visit, "/orders/" + order.id() + "/again", "plain wide", "Put all into the cart again");
            default -> Html.NONE;
        };
    }

    private static String state(Order order) {
        return switch (order.redemption().status()) {
            case "REDEEMED" -> "Placed";
            case "CANCELLED" -> "Cancelled";
            case "RETURNED" -> "Returned";
            default -> order.redemption().status();
        };
    }

    private static String look(Order order) {
        return order.redemption().isRedeemed() ? "good" : "careful";
    }

    private static Html when(Order order) {
        Instant closed = order.redemption().closedAt();
        return time(closed == null ? order.redemption().redeemedAt() : closed);
    }

    private static Html time(@Nullable Instant instant) {
        return instant == null ? Html.NONE : Html.of("<time datetime=\"{}\">{}</time>", instant, TIME.format(instant));
    }
}
