package io.claimcode.local.storefront.pages;

import java.util.Optional;

import io.claimcode.local.storefront.model.Money;
import io.claimcode.local.storefront.model.Notice;
import io.claimcode.local.storefront.model.Product;
import io.claimcode.local.storefront.model.Visit;

/** The products. */
public final class ShopPage {

    private static final String PRODUCT = """
            <li class="card product">
            <div class="picture">{}</div>
            <h2>{}</h2>
            <p>{}</p>
            <p class="facts">Sold by {} · {} · {} · {}</p>
            {}<div class="row"><strong class="price">{}</strong>
            <form method="post" action="/cart/items" data-smooth>{}{}
            <input type="hidden" name="add" value="1">
            <button class="main" id="add-{}">Add to cart<span class="unseen">: {}</span></button></form></div>
            </li>
            """;

    private ShopPage() {}

    public static Html of(Visit visit, Optional<Notice> notice) {
        return Layout.page(
                visit,
                "/",
                "Products",
                Layout.above(notice),
                Html.of(
                        "<h1>Products</h1>\n<ul class=\"products\">\n{}</ul>\n",
                        Product.ALL.stream()
                                .map(product -> product(visit, product))
                                .toList()));
    }

    private static Html product(Visit visit, Product product) {
        int pieces = visit.cart().quantity(product);
        return Html.of(
                PRODUCT,
                Pictures.of(product),
                product.name(),
                product.text(),
                product.seller(),
                product.sku(),
                product.brand(),
                product.category(),
                pieces == 0
                        ? Html.NONE
                        : Html.of("<p class=\"in-cart\"><a href=\"/cart\" data-said>{} in your cart</a></p>\n", pieces),
                Money.of(product.price()),
                Layout.token(visit),
                Layout.hidden("sku", product.sku()),
                product.sku(),
                product.name());
    }
}
