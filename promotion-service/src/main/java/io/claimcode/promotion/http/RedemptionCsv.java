package io.claimcode.promotion.http;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.claimcode.promotion.model.RedemptionEntry;
import org.jspecify.annotations.Nullable;

/**
 * Redemptions as a table (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe: orders
 * are named by others.
 */
final class RedemptionCsv {
    static final String MEDIA_TYPE = "text/csv";

    static final String HEADER = "redeemedAt,status,codeId,serial,groupName,orderId,storefront,currency,discount,"
            + "discountGivenBack,revenue,units,closedAt,redemptionId,groupId\r\n";

    private static final String FORMULA_BEGINS = "=+-@\t\r\n";

    private RedemptionCsv() {}

    static String rows(List<RedemptionEntry> entries, String currency) {
        return entries.stream()
                .map(entry -> row(RedemptionView.of(entry, currency)))
                .collect(Collectors.joining());
    }

    private static String row(RedemptionView view) {
        return Stream.of(
                                view.redeemedAt(),
                                view.status(),
                                text(view.codeId()),
                                text(view.serial()),
                                text(view.groupName()),
                                view.orderId(),
                                view.storefront(),
                                view.currency(),
                                view.discount(),
                                view.discountGivenBack(),
                                view.revenue(),
                                view.units(),
                                text(view.closedAt()),
                                view.redemptionId(),
                                text(view.groupId()))
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
