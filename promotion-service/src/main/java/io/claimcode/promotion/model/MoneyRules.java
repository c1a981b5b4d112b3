package io.claimcode.promotion.model;

import java.util.Currency;
import java.util.Set;
import java.util.regex.Pattern;

import io.claimcode.contracts.event.Money;
import io.claimcode.promotion.model.PromotionDraft.MoneyDraft;
import org.jspecify.annotations.Nullable;

/** What counts as a currency, an amount and a percentage. Numbers are texts, since JSON numbers lose digits. */
final class MoneyRules {
    private static final Set<Integer> DIGITS = Set.of(0, 2, 3);
    /** Twelve digits before the point: sums of amounts in minor units stay far below 2^63. */
    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,11})(?:\\.([0-9]+))?");

    private static final Pattern PERCENT = Pattern.compile("[1-9][0-9]?(?:\\.[0-9]{1,2})?");
    private static final Money ANY = new Money("1", "");

    private final Findings findings;
    /** Null when the promotion's own currency is missing or wrong, which is then found once and not at each amount. */
    private final @Nullable Currency currency;

    MoneyRules(@Nullable String currency, Findings findings) {
        this.findings = findings;
        this.currency = currency(currency);
    }

    String currency() {
        return currency == null ? "" : currency.getCurrencyCode();
    }

    private @Nullable Currency currency(@Nullable String code) {
        if (code == null) {
            findings.refuse("/currency", "is required");
            return null;
        }
        return Currency.getAvailableCurrencies().stream()
                .filter(each -> each.getCurrencyCode().equals(code))
                .filter(each -> DIGITS.contains(each.getDefaultFractionDigits()))
                .findFirst()
                .orElseGet(() -> {
                    findings.refuse("/currency", "must be an ISO 4217 currency such as USD");
                    return null;
                });
    }

    /** A required positive amount in the promotion's currency. */
    Money positive(String pointer, @Nullable MoneyDraft draft) {
        if (draft == null) {
            findings.refuse(pointer, "is required");
            return ANY;
        }
        var amount = draft.amount();
        if (draft.currency() == null) {
            findings.refuse(pointer + "/currency", "is required");
        } else if (currency != null) {
            findings.refuseIf(
                    !draft.currency().equals(currency.getCurrencyCode()),
                    pointer + "/currency",
                    "must be the promotion's currency, " + currency.getCurrencyCode());
        }
        if (amount == null) {
            findings.refuse(pointer + "/amount", "is required");
            return ANY;
        }
        if (currency != null) {
            checkAmount(pointer + "/amount", amount, currency.getDefaultFractionDigits());
        }
        return new Money(amount, currency());
    }

    private void checkAmount(String pointer, String amount, int digits) {
        var parts = AMOUNT.matcher(amount);
        if (!parts.matches() || (parts.group(2) == null ? 0 : parts.group(2).length()) != digits) {
            findings.refuse(
                    pointer, "must be a decimal text with exactly " + digits + " digits after the point, below 10^12");
        } else {
            findings.refuseIf(amount.chars().allMatch(each -> each == '0' || each == '.'), pointer, "must be positive");
        }
    }

    /** A required percentage, in hundredths of a percent; 0 when it is wrong. */
    int percent(String pointer, @Nullable String percent) {
        if (percent == null) {
            findings.refuse(pointer, "is required");
            return 0;
        }
        var point = percent.indexOf('.');
        if (PERCENT.matcher(percent).matches()) {
            var whole = Integer.parseInt(point < 0 ? percent : percent.substring(0, point));
            var decimals = point < 0 ? "00" : (percent.substring(point + 1) + "0").substring(0, 2);
            var hundredths = whole * 100 + Integer.parseInt(decimals);
            if (hundredths <= 9900) {
                return hundredths;
            }
        }
        findings.refuse(pointer, "must be a decimal text from \"1\" to \"99\" with at most 2 digits after the point");
        return 0;
    }
}
