package io.claimcode.local.storefront.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.claimcode.local.storefront.model.Cart;
import io.claimcode.local.storefront.model.Money;
import io.claimcode.local.storefront.model.Product;
import io.claimcode.local.storefront.model.Quote;

/** What a cart costs: line by line, what is taken off each and why, and the sum. */
final class Sum {

    private static final String LINE = """
            <li>
            <div class="row"><span>{} × {}<span class="facts">{} · {} · {} each</span></span>
            <span class="price">{}</span></div>
            {}</li>
            """;

    private Sum() {}

    /** The lines of an order that can't be changed any more. */
    static Html lines(Cart cart, Quote quote) {
        return Html.of(
                "<ul class=\"sum-lines\">\n{}</ul>\n",
                cart.lines().stream()
                        .map(line -> Html.of(
                                LINE,
                                line.quantity(),
                                line.product().name(),
                                line.product().seller(),
                                line.product().sku(),
                                Money.of(line.product().price()),
                                Money.of(line.price()),
                                discounts(line, Optional.of(quote))))
                        .toList());
    }

    /** What each promotion takes off a line. */
    static Html discounts(Cart.Line line, Optional<Quote> quote) {
        List<Html> shares = new ArrayList<>();
        quote.flatMap(priced -> priced.line(line.product().sku()))
                .ifPresent(priced -> priced.shares().stream()
                        .filter(share -> share.discount().signum() > 0)
                        .forEach(share -> shares.add(Html.of(
                                "<li class=\"row\"><span>{}</span> <span class=\"price\">{}</span></li>\n",
                                quote.get().name(share.promotionId()).orElse("Offer without a code"),
                                Money.off(share.discount())))));
        return shares.isEmpty() ? Html.NONE : Html.of("<ul class=\"off\">\n{}</ul>\n", shares);
    }

    /** The sum; without a quote what it is before any discount. */
    static Html total(Cart cart, Optional<Quote> quote) {
        List<Html> rows = new ArrayList<>();
        rows.add(row("", "Items", Money.of(cart.price())));
        quote.filter(priced -> priced.discount().signum() > 0)
                .ifPresent(priced -> rows.add(row("off", "Discount", Money.off(priced.discount()))));
        rows.add(row("", "Shipping", Money.of(Product.SHIPPING)));
        quote.filter(priced -> priced.shippingDiscount().signum() > 0)
                .ifPresent(priced -> rows.add(row("off", "Shipping discount", Money.off(priced.shippingDiscount()))));
        rows.add(row(
                "total",
                "Total",
                Money.of(quote.map(Quote::total).orElse(cart.price().add(Product.SHIPPING)))));
        return Html.of("<dl class=\"sum\">\n{}</dl>\n", rows);
    }

    private static Html row(String look, String name, String amount) {
        return Html.of("<div class=\"row {}\"><dt>{}</dt><dd>{}</dd></div>\n", look, name, amount);
    }
}
