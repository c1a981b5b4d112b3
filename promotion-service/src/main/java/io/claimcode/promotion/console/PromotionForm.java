package io.claimcode.promotion.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * What a seller has typed into a form, and what is wrong with it. It is shown again as it was typed, whatever it is
 * worth.
 */
public final class PromotionForm {
    /** How many higher percentages can be typed. */
    static final int TIERS = 9;

    /** The parts of creation, in their order, with the fields that each asks for. */
    public enum Step {
        CONDITIONS(
                "Conditions",
                "type",
                "currency",
                "purchasesKind",
                "purchasesQuantity",
                "purchasesAmount",
                "itemsKind",
                "items",
                "selection",
                "percent",
                "amount",
                "freeQuantity",
                "appliesTo",
                "additionalSku",
                "excludedKind",
                "excluded"),
        SCHEDULE("Schedule", "startsAt", "endsAt", "timeZone", "internalDescription", "trackingId"),
        OPTIONS(
                "Additional options",
                "codeKind",
                "groupCode",
                "onePerCustomer",
                "combinability",
                "maxRedemptions",
                "maxDiscount",
                "maxUnits",
                "checkoutText",
                "shortText",
                "showDetailText",
                "detailText",
                "terms");

        private final String title;
        private final List<String> fields;

        Step(String title, String... fields) {
            this.title = title;
            this.fields = List.of(fields);
        }

        public String getTitle() {
            return title;
        }

        public int getNumber() {
            return ordinal() + 1;
        }

        /** What a button says that leads back here. */
        public String getBack() {
            return this == CONDITIONS ? name() : "BACK-" + name();
        }

        boolean asksFor(String field) {
            return fields.contains(field) || this == CONDITIONS && field.startsWith("tier");
        }

        /** The part that asks for a field. */
        static Step of(String field) {
            for (var step : values()) {
                if (step.asksFor(field)) {
                    return step;
                }
            }
            return CONDITIONS;
        }
    }

    /** A field that is wrong. */
    public record Wrong(String field, String text) {}

    /** A field with what stands in it. */
    public record Filled(String name, String value) {}

    private final Map<String, String> values;
    private final Map<String, String> errors = new LinkedHashMap<>();

    PromotionForm(Map<String, String> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** What stands in a field; empty when nothing does. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean is(String field, String value) {
        return value(field).equals(value);
    }

    public boolean has(String field) {
        return !value(field).isBlank();
    }

    void set(String field, String value) {
        values.put(field, value);
    }

    /** What is wrong with a field; null when nothing is. */
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** Only the first thing that is wrong with a field is told; the next may be gone with it. */
    void refuse(String field, String text) {
        errors.putIfAbsent(field, text);
    }

    /** All that is wrong, in the order in which it was found. */
    public List<Wrong> getErrors() {
        return errors.entrySet().stream()
                .map(each -> new Wrong(each.getKey(), each.getValue()))
                .toList();
    }

    public boolean isRefused() {
        return !errors.isEmpty();
    }

    /** Leaves only what is wrong in these parts: of the others nobody was asked yet. */
    void forgetErrorsAfter(Step last) {
        errors.keySet().removeIf(field -> Step.of(field).compareTo(last) > 0);
    }

    /** The first part with something wrong. */
    @Nullable
    Step firstRefused() {
        for (var step : Step.values()) {
            if (errors.keySet().stream().anyMatch(field -> Step.of(field) == step)) {
                return step;
            }
        }
        return null;
    }

    /** What the other parts' fields hold, to be sent along. */
    public List<Filled> others(Step step) {
        return filled(field -> !step.asksFor(field));
    }

    /** What all fields hold. */
    public List<Filled> getAll() {
        return filled(field -> true);
    }

    private List<Filled> filled(Predicate<String> wanted) {
        var filled = new ArrayList<Filled>();
        for (var field : fields()) {
            if (wanted.test(field) && !value(field).isEmpty()) {
                filled.add(new Filled(field, value(field)));
            }
        }
        return filled;
    }

    /** The two fields of a row of tiers. */
    public record TierFields(int row, String quantity, String percent) {}

    /** The rows of tiers. */
    public List<TierFields> getTierRows() {
        return IntStream.range(0, TIERS)
                .mapToObj(row -> new TierFields(row, "tierQuantity" + row, "tierPercent" + row))
                .toList();
    }

    /** Whether anything is filled in, or wrong, among what is shown on demand. */
    public boolean isAdvanced() {
        return has("excluded")
                || errors.keySet().stream().anyMatch(field -> field.startsWith("excluded"))
                || IntStream.range(0, TIERS).anyMatch(row -> has("tierQuantity" + row) || has("tierPercent" + row));
    }

    private static List<String> fields() {
        var fields = new ArrayList<String>(List.of("key"));
        for (var step : Step.values()) {
            fields.addAll(step.fields);
        }
        for (var row = 0; row < TIERS; row++) {
            fields.add("tierQuantity" + row);
            fields.add("tierPercent" + row);
        }
        return fields;
    }
}
