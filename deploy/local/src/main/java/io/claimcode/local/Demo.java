package io.claimcode.local;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code demo}: a seller's and a buyer's day against a running system; it ends in an error when a step does. */
final class Demo {
    private static final int QUANTITY = 1000;

    private final DemoSeller seller;
    private final DemoStorefront storefront;
    private final DemoClient client;
    private final PrintStream out;

    private Demo(DemoOptions options, PrintStream out) {
        this.client = new DemoClient(options, out);
        this.seller = new DemoSeller(options, client, out);
        this.storefront = new DemoStorefront(options, client, out);
        this.out = out;
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out) {
        new Demo(DemoOptions.parse(arguments, environment), out).run();
        return 0;
    }

    private void run() {
        var promotion = seller.create("20% off SKU-1 and SKU-2, one a customer, Preferential", """
                "buyerGets": {"kind": "PERCENT_OFF", "percent": "20"},
                "claimCode": {"kind": "SINGLE_USE", "oneRedemptionPerCustomer": true, "combinability": "PREFERENTIAL"},
                "messaging": {"checkoutDisplayText": "20% off"}""", QUANTITY);
        var codes = seller.codes(promotion);
        redeem(codes);
        hold(codes);
        cancel(codes);
        combine(codes);
        exhaust();
        out.println("What Kafka told");
        client.events(promotion.id(), "code-redeemed").forEach(event -> out.println("  " + event));
    }

    private void redeem(List<String> codes) {
        var ann = new DemoStorefront.Order("ann", codes.get(0));
        var first = storefront.redeem("Ann redeems a code", ann, 201);
        out.printf(
                "  %s USD off, %s to pay%n",
                first.get("discount").asText(), first.get("total").asText());
        var again = storefront.redeem("The storefront repeats the request: the same answer", ann, 201);
        if (!again.equals(first)) {
            throw new StartFailed("the repeated request was answered differently");
        }
        storefront.redeem("Bob tries the same code", new DemoStorefront.Order("bob", codes.get(0)), 409);
        storefront.redeem("Ann tries a second code", new DemoStorefront.Order("ann", ann.email(), codes.get(1)), 409);
    }

    private void hold(List<String> codes) {
        var carol = new DemoStorefront.Order("carol", codes.get(2));
        var dave = new DemoStorefront.Order("dave", codes.get(2));
        storefront.hold("Carol goes to pay: her code is held", carol);
        storefront.redeem("Dave tries the held code", dave, 409);
        storefront.abandon("Carol leaves: the hold is given back", carol);
        storefront.redeem("Dave tries again", dave, 201);
    }

    private void cancel(List<String> codes) {
        var erin = new DemoStorefront.Order("erin", codes.get(3));
        var redemption = storefront.redeem("Erin redeems a code", erin, 201);
        storefront.cancel("Her payment fails: everything is given back", redemption);
        storefront.redeem("She pays another way", new DemoStorefront.Order("erin", erin.email(), codes.get(3)), 201);
    }

    private void combine(List<String> codes) {
        var preferential = seller.codes(seller.create("30% off, Preferential too", """
                "buyerGets": {"kind": "PERCENT_OFF", "percent": "30"},
                "claimCode": {"kind": "SINGLE_USE", "combinability": "PREFERENTIAL"}""", 1));
        var unrestricted = seller.codes(seller.create("10% off, Unrestricted", """
                "buyerGets": {"kind": "PERCENT_OFF", "percent": "10"},
                "claimCode": {"kind": "SINGLE_USE", "combinability": "UNRESTRICTED"}""", 1));
        storefront.quote(
                "Frank types all three codes",
                new DemoStorefront.Order("frank", codes.get(4), preferential.getFirst(), unrestricted.getFirst()));
    }

    private void exhaust() {
        var codes = seller.codes(seller.create("20% off, once in all", """
                "buyerGets": {"kind": "PERCENT_OFF", "percent": "20"},
                "claimCode": {"kind": "SINGLE_USE", "oneRedemptionPerCustomer": false},
                "limits": {"maxRedemptions": 1}""", 2));
        storefront.redeem("Grace is the first", new DemoStorefront.Order("grace", codes.get(0)), 201);
        storefront.redeem("Heidi is the second", new DemoStorefront.Order("heidi", codes.get(1)), 409);
    }

    /** A name that no other run of the demo has. */
    static String unique(String name) {
        return name + "-" + UUID.randomUUID();
    }
}
