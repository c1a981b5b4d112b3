package io.claimcode.promotion.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.ItemSelection.Kind;
import io.claimcode.promotion.model.PromotionDraft.ItemsDraft;
import org.jspecify.annotations.Nullable;

/** What counts as a choice of items. */
final class ItemRules {
    /** The kind of a draft that names a saved product selection. */
    static final String SELECTION = "SELECTION";

    static final int MAX_LENGTH = 200;
    /** All values of a promotion travel in each of its events, and a broker takes no larger records than 1 MB. */
    private static final int MAX_BYTES = 800_000;

    static final ItemSelection NOTHING = new ItemSelection(Kind.SKUS, List.of());

    private final Findings findings;
    private final Map<String, ItemSelection> saved;
    private int bytes;

    ItemRules(Findings findings, Map<String, ItemSelection> saved) {
        this.findings = findings;
        this.saved = saved;
    }

    /** The items that qualify; required. */
    ItemSelection purchased(String at, @Nullable ItemsDraft draft) {
        if (draft == null) {
            findings.refuse(at, "is required");
            return NOTHING;
        }
        return selection(at, draft, true);
    }

    /** The items that don't qualify; optional, and may be none. */
    ItemSelection excluded(String at, @Nullable ItemsDraft draft) {
        if (draft == null) {
            return NOTHING;
        }
        var items = selection(at, draft, false);
        findings.refuseIf(items.kind() == Kind.ENTIRE_CATALOG, at + "/kind", "must not exclude the entire catalogue");
        return items;
    }

    private ItemSelection selection(String at, ItemsDraft draft, boolean required) {
        if (SELECTION.equals(draft.kind())) {
            return saved(at, draft);
        }
        if (draft.kind() == null) {
            findings.refuse(at + "/kind", "is required");
        }
        findings.refuseIf(draft.selectionId() != null, at + "/selectionId", "is for the kind " + SELECTION + " only");
        var kind = findings.choice(at + "/kind", draft.kind(), Kind.SKUS);
        var values = draft.values() == null ? List.<@Nullable String>of() : draft.values();
        if (kind == Kind.ENTIRE_CATALOG) {
            findings.refuseIf(!values.isEmpty(), at + "/values", "must be empty for the entire catalogue");
            return new ItemSelection(kind, List.of());
        }
        findings.refuseIf(required && values.isEmpty(), at + "/values", "must name at least one");
        return new ItemSelection(kind, values(at + "/values", values, kind == Kind.CATEGORIES ? 250 : 4000));
    }

    /** The items of a saved product selection as they are now: what becomes of it later changes no promotion. */
    private ItemSelection saved(String at, ItemsDraft draft) {
        var named = draft.values() != null && !draft.values().isEmpty();
        findings.refuseIf(named, at + "/values", "has no meaning with " + SELECTION);
        if (draft.selectionId() == null) {
            findings.refuse(at + "/selectionId", "is required");
            return NOTHING;
        }
        var items = saved.get(draft.selectionId());
        if (items == null) {
            findings.refuse(at + "/selectionId", "is no product selection of this seller");
            return NOTHING;
        }
        items.values().forEach(value -> bytes += jsonBytes(value));
        refuseTooManyBytes(at + "/selectionId");
        return items;
    }

    private void refuseTooManyBytes(String at) {
        findings.refuseIf(
                bytes > MAX_BYTES, at, "all values of a promotion together must not exceed " + MAX_BYTES + " bytes");
    }

    private List<String> values(String at, List<@Nullable String> values, int max) {
        if (values.size() > max) {
            findings.refuse(at, "must not have more than " + max + " values");
            return List.of();
        }
        var checked = new ArrayList<String>(values.size());
        var seen = new HashSet<String>();
        for (var index = 0; index < values.size(); index++) {
            var value = findings.text(at + "/" + index, values.get(index), MAX_LENGTH);
            findings.refuseIf(!seen.add(value) && !value.isBlank(), at + "/" + index, "is there twice");
            checked.add(value);
            bytes += jsonBytes(value);
        }
        refuseTooManyBytes(at);
        return List.copyOf(checked);
    }

    private static int jsonBytes(String value) {
        var quotesAndComma = 3;
        var escapes =
                (int) value.chars().filter(each -> each == '"' || each == '\\').count();
        return value.getBytes(StandardCharsets.UTF_8).length + escapes + quotesAndComma;
    }
}
