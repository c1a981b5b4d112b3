package io.claimcode.verify;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The local storefront before the real redemption-service: what a buyer sees of a code's life. */
class StorefrontIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MANY_EACH =
            "\"claimCode\": {\"kind\": \"SINGLE_USE\", \"oneRedemptionPerCustomer\": false}";

    private static Process process;
    private static URI shop;

    private final Seller seller = new Seller(Deployment.running(), "s-1");

    @BeforeAll
    static void start() throws IOException {
        var deployment = Deployment.running();
        shop = URI.create("http://127.0.0.1:" + deployment.ports().storefront() + "/");
        var log = Files.createTempFile("claimcode-storefront-", ".log");
        process = new ProcessBuilder(
                        deployment.root().resolve("claimcode").toString(),
                        "storefront",
                        "--directory=" + deployment.directory(),
                        "--redemption-port=" + deployment.ports().redemption(),
                        "--storefront-port=" + deployment.ports().storefront())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await().atMost(PATIENCE)
                .until(() -> !process.isAlive() || Files.readString(log).lines().anyMatch("ready"::equals));
        assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void codesLife_asBuyersSeeIt() {
        var codes = seller.codes(seller.create(2, MANY_EACH, "\"messaging\": {\"checkoutDisplayText\": \"20% off\"}"));
        seller.awaitKnown();
        var ann = withTwoMugs();
        assertThat(applied(ann, codes.get(0)))
                .contains("takes $8.00 off", "<span>20% off</span> <span class=\"price\">\u2212$8.00</span>")
                .contains("<dt>Total</dt><dd>$36.97</dd>");
        assertThat(goToPay(ann)).contains("<h1>Checkout</h1>", "Your codes are held for you for");

        var bob = withTwoMugs();
        assertThat(bob.submit("/cart/codes", "code", codes.get(0)))
                .contains("Somebody is paying with this code right now.");
        var placed = ann.place();
        assertThat(placed).contains("Thank you. Your order is placed.", ">Placed<", codes.get(0), "Code id ");
        assertThat(bob.submit("/cart/codes", "code", codes.get(0))).contains("This code has been used already.");

        assertThat(ann.submit(Shopper.order(placed) + "/cancel"))
                .contains("Your order is cancelled. Its codes work again.", ">Cancelled<");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bob.submit("/cart/codes", "code", codes.get(0)))
                        .contains("in your cart"));
        goToPay(bob);
        assertThat(bob.place()).contains("Thank you. Your order is placed.", codes.get(0));
    }

    @Test
    void codesOfTwoSellers_eachCountForTheirOwnItems() {
        var other = new Seller(Deployment.running(), "s-2");
        var first = seller.codes(seller.create(1, MANY_EACH)).getFirst();
        var second = other.codes(other.create(1, MANY_EACH)).getFirst();
        seller.awaitKnown();
        other.awaitKnown();
        var shopper = withTwoMugs();
        shopper.submit("/cart/items", "sku", "SKU-3", "quantity", "1");

        applied(shopper, first);
        assertThat(applied(shopper, second))
                .contains("\u2212$8.00", "\u2212$11.80")
                .contains("<dt>Total</dt><dd>$84.17</dd>");

        goToPay(shopper);
        assertThat(shopper.place()).contains(">Placed<", first, second);
    }

    @Test
    void orderWithoutACode_isPlacedToo() {
        var shopper = withTwoMugs();

        assertThat(goToPay(shopper)).contains("<h1>Checkout</h1>").doesNotContain("held for you for");
        assertThat(shopper.place()).contains(">Placed<", "No code was used.");
    }

    @Test
    void codeOfAnotherSeller_isUnknown() {
        var stranger = new Seller(Deployment.running(), "s-elsewhere");
        var code = stranger.codes(stranger.create(1)).getFirst();
        stranger.awaitKnown();

        assertThat(withTwoMugs().submit("/cart/codes", "code", code)).contains("We don&#39;t know this code.");
    }

    private static Shopper withTwoMugs() {
        var shopper = new Shopper(shop);
        assertThat(shopper.submit("/cart/items", "sku", "SKU-1", "quantity", "2"))
                .contains("Stoneware mug");
        return shopper;
    }

    /** A code that was just made may not be heard of yet: then nothing is said of it. */
    private static String applied(Shopper shopper, String code) {
        return await().atMost(PATIENCE)
                .until(() -> shopper.submit("/cart/codes", "code", code), page -> page.contains("takes $"));
    }

    private static String goToPay(Shopper shopper) {
        return shopper.submit("/checkout", "email", UUID.randomUUID() + "@example.com");
    }
}
