package io.claimcode.redemption.http;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.identity.Sellers;
import io.claimcode.kit.problem.Problem;
import io.claimcode.kit.problem.Violation;
import io.claimcode.redemption.model.Amount;
import io.claimcode.redemption.model.Cart;
import org.jspecify.annotations.Nullable;

/** Reads a cart and finds all that is wrong with it at once. */
final class CartReader {
    private static final int MAX_CODES = 10;
    private static final int MAX_LINES = 500;
    private static final int MAX_QUANTITY = 100_000;
    private static final int MAX_TEXT = 200;
    private static final int MAX_EMAIL = 254;

    /** Keeps every sum that pricing makes far from overflow. */
    private static final long MAX_LINE_TOTAL = 1_000_000_000_000L;

    private final CartBody body;
    private final Sellers sellers;
    private final List<Violation> violations = new ArrayList<>();

    private CartReader(CartBody body, Sellers sellers) {
        this.body = body;
        this.sellers = sellers;
    }

    /**
     * The cart of a quote, which may lack order and customer.
     *
     * @throws Problem {@code code-malformed} when a code is mistyped, {@code validation-failed} otherwise
     */
    static Cart quote(@Nullable CartBody body, Sellers sellers) {
        var reader = of(body, sellers);
        refuse("/expectedDiscount", reader.body.expectedDiscount());
        refuse("/ttlSeconds", reader.body.ttlSeconds());
        var orderId = reader.body.orderId() == null ? "" : reader.required("/orderId", reader.body.orderId());
        var customer = reader.body.customer() == null
                ? new Cart.Customer(null, null)
                : reader.customer(reader.body.customer());
        return reader.cart(orderId, customer);
    }

    /**
     * The cart of a hold.
     *
     * @param orderId from the path; the cart's may be absent, or the same
     * @throws Problem {@code code-malformed} when a code is mistyped, {@code validation-failed} otherwise
     */
    static Cart hold(@Nullable CartBody body, String orderId, Sellers sellers) {
        var reader = of(body, sellers);
        refuse("/expectedDiscount", reader.body.expectedDiscount());
        if (reader.body.orderId() != null && !reader.body.orderId().equals(orderId)) {
            reader.violations.add(new Violation("/orderId", "The path names another order."));
        }
        if (reader.body.codes() == null || reader.body.codes().isEmpty()) {
            reader.violations.add(new Violation("/codes", "At least one code is needed."));
        }
        reader.required("/orderId", orderId);
        return reader.cart(orderId, reader.customer(reader.body.customer()));
    }

    /**
     * The cart of a redemption.
     *
     * @throws Problem {@code code-malformed} when a code is mistyped, {@code validation-failed} otherwise
     */
    static Cart redemption(@Nullable CartBody body, Sellers sellers) {
        var reader = of(body, sellers);
        refuse("/ttlSeconds", reader.body.ttlSeconds());
        return reader.cart(reader.required("/orderId", reader.body.orderId()), reader.customer(reader.body.customer()));
    }

    private static CartReader of(@Nullable CartBody body, Sellers sellers) {
        if (body == null) {
            throw Problem.of(ProblemType.MALFORMED_REQUEST, "The request has no body.");
        }
        return new CartReader(body, sellers);
    }

    /** A property that other requests have. */
    private static void refuse(String pointer, @Nullable Object value) {
        if (value != null) {
            throw Problem.of(ProblemType.UNKNOWN_PROPERTY).error(pointer, "is not known");
        }
    }

    /** The discount that the buyer was told, in minor units. */
    static OptionalLong expectedDiscount(CartBody body, Currency currency) {
        if (body.expectedDiscount() == null) {
            return OptionalLong.empty();
        }
        var amount = Amount.parse(body.expectedDiscount(), currency);
        if (amount.isEmpty()) {
            throw Problem.invalid("/expectedDiscount", amountDetail(currency));
        }
        return amount;
    }

    private Cart cart(String orderId, Cart.Customer customer) {
        var codes = codes();
        var reference = body.reference() == null ? null : required("/reference", body.reference());
        var currency = currency();
        var lines = lines(currency);
        long shipping =
                body.shipping() == null || currency == null ? 0 : amount("/shipping", body.shipping(), currency);
        if (!violations.isEmpty() || currency == null) {
            throw Problem.invalid(violations);
        }
        return new Cart(orderId, reference, customer, codes, currency, lines, shipping);
    }

    private List<ClaimCode> codes() {
        var codes = new ArrayList<ClaimCode>();
        var malformed = new ArrayList<Map<String, String>>();
        if (body.codes() == null) {
            return codes;
        }
        if (body.codes().size() > MAX_CODES) {
            violations.add(new Violation("/codes", "At most " + MAX_CODES + " codes."));
            return codes;
        }
        var seen = new HashSet<ClaimCode>();
        for (int i = 0; i < body.codes().size(); i++) {
            var typed = body.codes().get(i);
            var code = typed == null ? Optional.<ClaimCode>empty() : ClaimCode.parse(typed);
            if (code.isEmpty()) {
                malformed.add(Map.of("code", String.valueOf(typed), "problem", ProblemType.CODE_MALFORMED.urn()));
            } else if (!seen.add(code.get())) {
                violations.add(new Violation("/codes/" + i, "The same code stands here twice."));
            } else {
                codes.add(code.get());
            }
        }
        if (!malformed.isEmpty()) {
            var problem = Problem.of(ProblemType.CODE_MALFORMED);
            throw body.codes().size() > 1 ? problem.member("codes", malformed) : problem;
        }
        return codes;
    }

    private Cart.Customer customer(CartBody.@Nullable Customer customer) {
        if (customer == null || customer.id() == null && customer.email() == null) {
            violations.add(new Violation("/customer", "An id or an e-mail address is needed."));
            return new Cart.Customer(null, null);
        }
        if (customer.id() != null) {
            required("/customer/id", customer.id());
        }
        if (customer.email() != null && !isEmail(customer.email())) {
            violations.add(new Violation("/customer/email", "This is no e-mail address."));
        }
        return new Cart.Customer(customer.id(), customer.email());
    }

    private @Nullable Currency currency() {
        var currency = body.currency() == null ? Optional.<Currency>empty() : Amount.currency(body.currency());
        if (currency.isEmpty()) {
            violations.add(new Violation("/currency", "A currency of ISO 4217 is needed."));
        }
        return currency.orElse(null);
    }

    private List<Cart.Line> lines(@Nullable Currency currency) {
        var lines = new ArrayList<Cart.Line>();
        if (body.items() == null || body.items().isEmpty() || body.items().size() > MAX_LINES) {
            violations.add(new Violation("/items", "1 to " + MAX_LINES + " items are needed."));
            return lines;
        }
        var ids = new HashSet<String>();
        for (int i = 0; i < body.items().size(); i++) {
            var pointer = "/items/" + i;
            var item = body.items().get(i);
            if (item == null) {
                violations.add(new Violation(pointer, "An item is needed."));
                continue;
            }
            var line = line(pointer, i, item, currency);
            if (!ids.add(line.lineId())) {
                violations.add(new Violation(pointer + "/lineId", "Another line has this id."));
            }
            lines.add(line);
        }
        return lines;
    }

    private Cart.Line line(String pointer, int place, CartBody.Item item, @Nullable Currency currency) {
        int quantity = item.quantity() == null ? 0 : item.quantity();
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            violations.add(new Violation(pointer + "/quantity", "1 to 100,000."));
            quantity = 1;
        }
        long unitPrice = currency == null ? 0 : amount(pointer + "/unitPrice", item.unitPrice(), currency);
        if (unitPrice * quantity > MAX_LINE_TOTAL) {
            violations.add(new Violation(pointer, "The line's total is too large."));
        }
        return new Cart.Line(
                item.lineId() == null ? Integer.toString(place + 1) : required(pointer + "/lineId", item.lineId()),
                item.seller() == null ? sellers.only().orElse(null) : required(pointer + "/seller", item.seller()),
                required(pointer + "/sku", item.sku()),
                quantity,
                unitPrice,
                item.brand() == null ? null : required(pointer + "/brand", item.brand()),
                item.category() == null ? null : required(pointer + "/category", item.category()));
    }

    private String required(String pointer, @Nullable String text) {
        if (text == null
                || text.isBlank()
                || text.length() > MAX_TEXT
                || text.chars().anyMatch(Character::isISOControl)) {
            violations.add(
                    new Violation(pointer, "1 to " + MAX_TEXT + " characters, none of them control characters."));
            return "";
        }
        return text;
    }

    private long amount(String pointer, @Nullable String text, Currency currency) {
        var amount = text == null ? OptionalLong.empty() : Amount.parse(text, currency);
        if (amount.isEmpty()) {
            violations.add(new Violation(pointer, amountDetail(currency)));
        }
        return amount.orElse(0);
    }

    private static String amountDetail(Currency currency) {
        return "An amount such as " + Amount.format(1234, currency) + ", not negative, with all digits of "
                + currency.getCurrencyCode() + ", is needed.";
    }

    private static boolean isEmail(String email) {
        int at = email.lastIndexOf('@');
        return at > 0
                && at < email.length() - 1
                && email.length() <= MAX_EMAIL
                && email.chars().noneMatch(symbol -> Character.isISOControl(symbol) || Character.isWhitespace(symbol));
    }
}
