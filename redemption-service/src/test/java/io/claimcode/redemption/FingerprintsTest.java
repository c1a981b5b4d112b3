package io.claimcode.redemption;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import io.claimcode.redemption.model.Cart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FingerprintsTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private final Fingerprints fingerprints = new Fingerprints(new KeysConfig() {
        @Override
        public String pepper() {
            return KEY;
        }

        @Override
        public Optional<String> groupCodes() {
            return Optional.empty();
        }

        @Override
        public String customers() {
            return KEY;
        }
    });

    @ParameterizedTest
    @CsvSource({
        "Ann@Example.com, ann@example.com",
        "ann+spring@example.com, ann@example.com",
        "a.n.n@gmail.com, ann@gmail.com",
        "a.n.n+x@GoogleMail.com, ann@gmail.com",
        "a.n.n@example.com, a.n.n@example.com",
        "+tag@example.com, +tag@example.com"
    })
    void spellingsOfAnAddress_areOnePerson(String typed, String normal) {
        assertThat(Fingerprints.normalEmail(typed)).isEqualTo(normal);
    }

    @Test
    void email_isTheSamePersonEverywhere_idOnlyWithinItsStorefront() {
        var ann = new Cart.Customer("c-1", "ann@example.com");

        var here = fingerprints.identities("s-1", "shop-1", ann);
        var there = fingerprints.identities("s-1", "shop-2", ann);

        assertThat(here.get(0)).isEqualTo(there.get(0));
        assertThat(here.get(1)).isNotEqualTo(there.get(1));
    }

    @Test
    void customer_hasAnotherFingerprintForEachSellerAndPromotion() {
        var ann = new Cart.Customer(null, "ann@example.com");
        var identity = fingerprints.identities("s-1", "shop-1", ann).getFirst();

        assertThat(identity)
                .isNotEqualTo(fingerprints.identities("s-2", "shop-1", ann).getFirst());
        assertThat(fingerprints.turn(UUID.randomUUID(), identity))
                .isNotEqualTo(fingerprints.turn(UUID.randomUUID(), identity));
    }

    @Test
    void partsOfAName_cantBeShifted() {
        assertThat(fingerprints.owner("shop-1", "1o-1")).isNotEqualTo(fingerprints.owner("shop-11", "o-1"));
    }

    @Test
    void redemptionId_followsFromIssuerStorefrontAndKey() {
        var id = RequestIdentity.redemptionId("https://issuer", "shop-1", "key-1");

        assertThat(id).isEqualTo(RequestIdentity.redemptionId("https://issuer", "shop-1", "key-1"));
        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id).isNotEqualTo(RequestIdentity.redemptionId("https://issuer", "shop-2", "key-1"));
        assertThat(id).isNotEqualTo(RequestIdentity.redemptionId("https://issuer2", "shop-1", "key-1"));
    }
}
