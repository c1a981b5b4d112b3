package io.claimcode.verify;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.claimcode.local.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Keys change as docs/operations.md says, and nobody notices. */
class KeysIT {
    private static final String MANY_EACH =
            "\"claimCode\": {\"kind\": \"SINGLE_USE\", \"oneRedemptionPerCustomer\": false}";
    private static final String SECOND = key();
    private static final Deployment DEPLOYMENT = Deployment.running();

    private final Seller seller = new Seller(DEPLOYMENT, "s-keys");
    private final Storefront storefront = new Storefront(DEPLOYMENT, "s-keys");

    @AfterAll
    static void asBefore() {
        DEPLOYMENT.restartAll(Map.of("CLAIMCODE_KEYS_SEALING_OLD_K2", SECOND));
    }

    @Test
    void afterChangesOfBothKeys_oldCodesWorkOnceAndDownloadsAreTheSame() {
        var old = seller.create(25_000, MANY_EACH);
        var oldCodes = seller.codes(old);
        var digest = seller.download(old).header("Repr-Digest");
        redeemed(oldCodes.get(0));

        var sealing = Map.of(
                "CLAIMCODE_KEYS_SEALING",
                SECOND,
                "CLAIMCODE_KEYS_SEALING_ID",
                "k2",
                "CLAIMCODE_KEYS_SEALING_OLD_K1",
                DEPLOYMENT.setting(Service.CODEGEN, "CLAIMCODE_KEYS_SEALING"));
        DEPLOYMENT.restartCodegen(sealing);
        var between = seller.create(100, MANY_EACH);
        var betweenCodes = seller.codes(between);
        assertThat(seller.codes(old)).isEqualTo(oldCodes);

        var both = new HashMap<>(sealing);
        both.put("CLAIMCODE_KEYS_PEPPER", key());
        both.put("CLAIMCODE_KEYS_GROUP_CODES", DEPLOYMENT.setting(Service.CODEGEN, "CLAIMCODE_KEYS_PEPPER"));
        DEPLOYMENT.restartAll(both);

        assertThat(seller.codes(old)).isEqualTo(oldCodes);
        assertThat(seller.download(old).header("Repr-Digest")).isEqualTo(digest);
        assertThat(redeem(oldCodes.get(0)).problem()).isEqualTo("code-already-redeemed");
        for (var code : List.of(oldCodes.get(1), oldCodes.getLast(), betweenCodes.get(0))) {
            redeemed(code);
            assertThat(redeem(code).problem()).isEqualTo("code-already-redeemed");
        }
        var later = seller.codes(seller.create(100, MANY_EACH));
        redeemed(later.get(0));
    }

    private void redeemed(String code) {
        await().atMost(Duration.ofSeconds(30)).until(() -> redeem(code).status() == 201);
    }

    private Storefront.Answer redeem(String code) {
        var order = "o-" + UUID.randomUUID();
        return storefront.redeem(0, order, order, order + "@example.com", code);
    }

    private static String key() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
