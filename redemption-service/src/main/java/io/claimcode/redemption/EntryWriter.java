package io.claimcode.redemption;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.event.CodeRedeemed;
import io.claimcode.redemption.model.Amount;
import io.claimcode.redemption.model.LedgerEntry;
import io.claimcode.redemption.model.Part;
import io.claimcode.redemption.model.Quote;
import io.claimcode.redemption.model.Redemption;
import io.claimcode.redemption.model.Terms;

/** Draws up what the ledger writes for a redemption: codes, turns, budgets and the events that tell it. */
@ApplicationScoped
public class EntryWriter {
    private final Fingerprints fingerprints;

    @Inject
    EntryWriter(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** The turns that a customer needs: every identity's, in each promotion that counts them. */
    List<LedgerEntry.Turn> turns(Checkout checkout, List<Terms> promotions) {
        var turns = new ArrayList<LedgerEntry.Turn>();
        for (var terms : promotions) {
            if (terms.isOncePerCustomer()) {
                for (var identity : identities(checkout, terms)) {
                    turns.add(new LedgerEntry.Turn(
                            terms.promotionId(), identity, fingerprints.turn(terms.promotionId(), identity)));
                }
            }
        }
        return turns;
    }

    LedgerEntry entry(Attempt attempt, byte[] requestHash, Quote quote, Redemption redemption) {
        var spent = new ArrayList<LedgerEntry.SpentCode>();
        var events = new ArrayList<CodeRedeemed>();
        for (var share : quote.shares()) {
            var code = share.code();
            if (code != null && code.entry() != null && code.groupId() != null) {
                spent.add(new LedgerEntry.SpentCode(
                        code.entry(),
                        share.terms().promotionId(),
                        code.groupId(),
                        attempt.codes().get(code.position()),
                        attempt.mark(code.position())));
            }
            events.add(event(attempt.checkout(), share, redemption));
        }
        return new LedgerEntry(
                attempt.claimant(),
                attempt.checkout().storefront(),
                requestHash,
                redemption,
                quote.shares().stream().map(Part::of).toList(),
                spent,
                attempt.turns(),
                events);
    }

    private CodeRedeemed event(Checkout checkout, Quote.Share share, Redemption redemption) {
        var part = Part.of(share);
        var currency = checkout.cart().currency();
        return new CodeRedeemed(
                redemption.redemptionId(),
                redemption.orderId(),
                checkout.storefront(),
                part.promotion(),
                part.group(),
                part.batch(),
                part.serial(),
                HexFormat.of().formatHex(identities(checkout, share.terms()).getFirst()),
                redemption.currency(),
                Amount.format(part.discount(), currency),
                Amount.format(part.revenue(), currency),
                part.units(),
                redemption.redeemedAt());
    }

    private List<byte[]> identities(Checkout checkout, Terms terms) {
        return fingerprints.identities(
                terms.state().seller(), checkout.storefront(), checkout.cart().customer());
    }
}
