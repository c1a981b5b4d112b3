package io.claimcode.redemption;

import java.util.HexFormat;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.event.CodeRedeemed;
import io.claimcode.redemption.model.Amount;
import io.claimcode.redemption.model.LedgerEntry;
import io.claimcode.redemption.model.Quote;
import io.claimcode.redemption.model.Redemption;

/** Draws up what the ledger writes for a redemption: codes, turns, budgets and the events that tell it. */
@ApplicationScoped
public class EntryWriter {
    private final Fingerprints fingerprints;

    @Inject
    EntryWriter(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** The turns that a redemption at this quote uses up: every identity's, in each promotion that counts them. */
    List<LedgerEntry.Turn> turns(RedeemRequest request, Quote quote) {
        return quote.applied().stream()
                .filter(code -> code.terms().isOncePerCustomer())
                .flatMap(code ->
                        fingerprints
                                .identities(
                                        code.terms().state().seller(),
                                        request.storefront(),
                                        request.cart().customer())
                                .stream()
                                .map(identity -> new LedgerEntry.Turn(
                                        code.terms().promotionId(),
                                        identity,
                                        fingerprints.turn(code.terms().promotionId(), identity))))
                .toList();
    }

    LedgerEntry entry(Attempt attempt, Quote quote, Redemption redemption) {
        return new LedgerEntry(
                attempt.claimant(),
                attempt.request().storefront(),
                attempt.request().requestHash(),
                redemption,
                quote.shares().stream()
                        .map(share -> spent(attempt, share, redemption))
                        .toList(),
                attempt.turns(),
                quote.shares().stream()
                        .map(share -> new LedgerEntry.Spend(share.code().terms().promotionId(), share.total()))
                        .toList());
    }

    private LedgerEntry.SpentCode spent(Attempt attempt, Quote.Share share, Redemption redemption) {
        var request = attempt.request();
        var cart = request.cart();
        var code = share.code();
        var customer = fingerprints
                .identities(code.terms().state().seller(), request.storefront(), cart.customer())
                .getFirst();
        return new LedgerEntry.SpentCode(
                code,
                attempt.codes().get(code.position()),
                new CodeRedeemed(
                        redemption.redemptionId(),
                        redemption.orderId(),
                        request.storefront(),
                        code.terms().promotionId(),
                        code.groupId(),
                        code.entry().batchNumber(),
                        code.entry().serial(),
                        HexFormat.of().formatHex(customer),
                        redemption.currency(),
                        Amount.format(share.total(), cart.currency()),
                        Amount.format(share.revenue(), cart.currency()),
                        share.units(),
                        redemption.redeemedAt()));
    }
}
