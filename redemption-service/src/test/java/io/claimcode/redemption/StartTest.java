package io.claimcode.redemption;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.redemption.model.Cart;
import io.claimcode.redemption.model.Claimant;
import io.claimcode.redemption.model.LedgerFacts;
import io.claimcode.redemption.redis.Entrance;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An instance that has just started has not read all terms yet. */
class StartTest {
    private static final byte[] SOMEBODY = new byte[Fingerprint.BYTES];

    private final TermsBook book = new TermsBook();
    private final AssessCart assessCart = new AssessCart(book);

    @Test
    void sharedCodeBeforeAllTermsWereRead_isNotCalledUnknown() {
        assertThat(assess().unheard()).isTrue();
    }

    @Test
    void sharedCodeThatIsNone_isUnknownOnceAllTermsWereRead() {
        book.fedBy(() -> true);

        assertThat(assess().unheard()).isFalse();
        assertThat(assess().refusals()).hasSize(1);
    }

    private Assessment assess() {
        var cart = new Cart(
                "o-1",
                null,
                new Cart.Customer("c-1", null),
                List.of(ClaimCode.parse("SUMMER").orElseThrow()),
                Currency.getInstance("USD"),
                List.of(),
                0);
        var attempt = new Attempt(
                new Checkout("shop-1", null, cart),
                new Claimant(UUID.randomUUID(), SOMEBODY, SOMEBODY),
                Entrance.Purpose.QUOTE,
                List.of(Fingerprint.of(SOMEBODY)),
                List.of(Fingerprint.of(SOMEBODY)));
        return assessCart.assess(attempt, LedgerFacts.none(), Instant.EPOCH);
    }
}
