package io.claimcode.promotion.model;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Redemptions as a table (CSV, RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe:
 * orders are named by others.
 */
public final class RedemptionTable {
    /** The first row. */
    public static final String HEADER =
            "redeemedAt,status,codeId,serial,groupName,orderId,storefront,currency,discount,"
                    + "discountGivenBack,revenue,units,closedAt,redemptionId,groupId\r\n";

    private static final String FORMULA_BEGINS = "=+-@\t\r\n";

    private RedemptionTable() {}

    /** A row for each. */
    public static String rows(List<RedemptionEntry> entries, String currency) {
        return entries.stream().map(entry -> row(entry, currency)).collect(Collectors.joining());
    }

    private static String row(RedemptionEntry entry, String currency) {
        return Stream.of(
                                entry.redeemedAt(),
                                entry.status(),
                                text(entry.codeId()),
                                text(entry.serial()),
                                text(entry.groupName()),
                                entry.orderId(),
                                entry.storefront(),
                                currency,
                                MinorUnits.text(entry.discount(), currency),
                                MinorUnits.text(entry.discountGivenBack(), currency),
                                MinorUnits.text(entry.revenue(), currency),
                                entry.units(),
                                text(entry.closedAt()),
                                entry.redemptionId(),
                                text(entry.groupId()))
                        .map(value -> cell(value.toString()))
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static String cell(String value) {
        var safe = !value.isEmpty() && FORMULA_BEGINS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.chars().anyMatch(each -> ",;\"'\r\n\t ".indexOf(each) >= 0)
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
