package io.claimcode.verify.course;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a buyer is about to pay: so many pieces at 19.99.
 *
 * @param customer an e-mail address
 */
record Cart(String orderId, String customer, List<Offer.Code> codes, int quantity) {
    String json(String more) {
        return """
                {"orderId": "%s", "customer": {"email": "%s"}, "codes": [%s], "currency": "USD",
                 "items": [{"lineId": "1", "seller": "%s", "sku": "SKU-1", "quantity": %d, "unitPrice": "19.99"}]%s}""".formatted(
                        orderId,
                        customer,
                        codes.stream().map(code -> "\"" + code.text() + "\"").collect(Collectors.joining(",")),
                        Desk.SELLER,
                        quantity,
                        more);
    }

    /** The same order with other goods. */
    Cart other() {
        return new Cart(orderId, customer, codes, quantity + 1);
    }

    List<String> codeIds() {
        return codes.stream().map(Offer.Code::id).toList();
    }

    /** The promotion, where the codes are of one. */
    String promotion() {
        var promotions = codes.stream().map(Offer.Code::promotionId).distinct().toList();
        return promotions.size() == 1 ? promotions.getFirst() : "";
    }
}
