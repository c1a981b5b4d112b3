package io.claimcode.promotion.model;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.event.ClaimCodeTerms;
import io.claimcode.contracts.event.ClaimCodeTerms.Combinability;
import io.claimcode.contracts.event.ClaimCodeTerms.Kind;
import io.claimcode.promotion.model.PromotionDraft.ClaimCodeDraft;
import org.jspecify.annotations.Nullable;

/** Which codes a promotion may take. */
final class ClaimCodeRules {
    private final Findings findings;
    private final Fingerprinter fingerprinter;

    ClaimCodeRules(Findings findings, Fingerprinter fingerprinter) {
        this.findings = findings;
        this.fingerprinter = fingerprinter;
    }

    /** Single-use codes, one for each customer, of which the best counts, unless said otherwise. */
    ClaimCodeTerms terms(String at, @Nullable ClaimCodeDraft draft) {
        if (draft == null) {
            return new ClaimCodeTerms(Kind.SINGLE_USE, true, Combinability.PREFERENTIAL);
        }
        var kind = findings.choice(at + "/kind", draft.kind(), Kind.SINGLE_USE);
        return new ClaimCodeTerms(
                kind,
                draft.oneRedemptionPerCustomer() == null || draft.oneRedemptionPerCustomer(),
                findings.choice(at + "/combinability", draft.combinability(), Combinability.PREFERENTIAL),
                fingerprint(at + "/groupCode", kind, draft.groupCode()));
    }

    private @Nullable String fingerprint(String pointer, Kind kind, @Nullable String groupCode) {
        if (kind != Kind.GROUP) {
            findings.absent(pointer, groupCode, kind.name());
            return null;
        }
        if (groupCode == null) {
            findings.refuse(pointer, "is required");
            return null;
        }
        var code = ClaimCode.parse(groupCode);
        findings.refuseIf(
                code.isEmpty(),
                pointer,
                "must have " + ClaimCode.MIN_LENGTH + " to " + ClaimCode.MAX_LENGTH + " letters and digits; one of "
                        + ClaimCode.DRAWN_LENGTH + " must have the right check symbol");
        return code.map(it -> fingerprinter.of(it).hex()).orElse(null);
    }
}
