package io.claimcode.local.storefront.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claimcode.local.storefront.model.Cart;
import io.claimcode.local.storefront.model.Product;

/** A cart as the redemption API reads it; a line is named by its SKU. */
final class CartJson {

    private CartJson() {}

    /** Without a customer as long as the buyer has named himself not: a quote may do without. */
    static ObjectNode of(String orderId, Cart cart) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("orderId", orderId);
        if (!cart.email().isEmpty()) {
            body.putObject("customer").put("email", cart.email());
        }
        var codes = body.putArray("codes");
        cart.codes().forEach(codes::add);
        body.put("currency", Product.CURRENCY);
        var items = body.putArray("items");
        cart.lines().forEach(line -> items.add(item(line)));
        body.put("shipping", Product.SHIPPING.toPlainString());
        return body;
    }

    private static JsonNode item(Cart.Line line) {
        Product product = line.product();
        return JsonNodeFactory.instance
                .objectNode()
                .put("lineId", product.sku())
                .put("seller", product.seller())
                .put("sku", product.sku())
                .put("quantity", line.quantity())
                .put("unitPrice", product.price().toPlainString())
                .put("brand", product.brand())
                .put("category", product.category());
    }
}
