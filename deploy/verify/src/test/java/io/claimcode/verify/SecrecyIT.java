package io.claimcode.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** No code, e-mail address or token in what the services log and tell. */
class SecrecyIT {
    private static final List<String> TOPICS =
            List.of("claimcode.promotions", "claimcode.batches", "claimcode.redemptions");

    private final Deployment deployment = Deployment.running();
    private final Seller seller = new Seller(deployment, "s-secret");

    @Test
    void logsAndEvents_holdNoSecret() throws IOException {
        var codes = seller.codes(seller.create(50));
        var order = Order.of(deployment, seller.name(), codes.getFirst());
        await().atMost(Duration.ofSeconds(20)).until(() -> order.redeem(0).statusCode() == 201);
        Order.of(deployment, seller.name(), codes.getFirst()).redeem(1).then().statusCode(409);
        Order.of(deployment, seller.name(), "7GM3-YYYYY3-ZZZZZ6")
                .redeem(1)
                .then()
                .statusCode(400);

        var storefront = new Storefront(deployment, seller.name());
        var held = codes.get(1);
        assertThat(storefront.hold(0, "o-secret", order.email(), held).status()).isIn(200, 409);
        assertThat(storefront
                        .redeem(1, "o-secret", "k-secret", "else" + order.email(), held)
                        .status())
                .isIn(201, 409);
        assertThat(storefront.cancelByKey(0, "k-secret").status()).isEqualTo(200);
        seller.onCodes(
                        "void",
                        "{\"codes\": [\"" + held + "\"], \"reason\": \"" + order.email() + " leaked " + held + "\"}")
                .then()
                .statusCode(200);
        seller.onCodes("lookup", "{\"code\": \"" + held + "\"}").then().statusCode(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> new Told(deployment.kafka())
                        .all("claimcode.redemptions").stream()
                                .anyMatch(event -> event.value().contains("\"OTHER\"")));

        var written = written();

        assertThat(written).isNotEmpty();
        for (var code : codes) {
            assertThat(written).noneMatch(text -> text.contains(code) || text.contains(code.replace("-", "")));
        }
        assertThat(written).noneMatch(text -> text.contains(order.email()));
        assertThat(written).noneMatch(text -> text.contains("eyJ"));
    }

    private List<String> written() throws IOException {
        var told = new Told(deployment.kafka());
        var events = TOPICS.stream().flatMap(topic -> told.all(topic).stream()).map(Object::toString);
        try (Stream<Path> logs = Files.list(deployment.stack().logs())) {
            var texts = logs.filter(Files::isRegularFile).map(SecrecyIT::read).toList();
            return Stream.concat(events, texts.stream()).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
