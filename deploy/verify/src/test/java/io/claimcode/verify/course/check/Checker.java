package io.claimcode.verify.course.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All checks. */
public final class Checker {
    private static final Map<String, Check> CHECKS = checks();

    private Checker() {}

    /** The names of the checks. */
    public static List<String> names() {
        return List.copyOf(CHECKS.keySet());
    }

    /** Every promise that was broken; empty when all were kept. */
    public static List<Violation> check(Evidence evidence) {
        return CHECKS.entrySet().stream()
                .flatMap(check ->
                        check.getValue().violations(evidence).stream().map(what -> new Violation(check.getKey(), what)))
                .toList();
    }

    private static Map<String, Check> checks() {
        var checks = new LinkedHashMap<String, Check>();
        checks.put("once in the ledger", Once::inTheLedger);
        checks.put("once in the answers", Once::inTheAnswers);
        checks.put("acknowledged is in the ledger", Acknowledged::inTheLedger);
        checks.put("acknowledged is told once", Acknowledged::told);
        checks.put("refused means no row", Refused::leavesNothing);
        checks.put("refused for a reason", Refused::hasReason);
        checks.put("same key, same answer", Answers::same);
        checks.put("cancelled stays cancelled", Answers::cancelledStays);
        checks.put("no ghost", Ghosts::find);
        checks.put("budgets are exact", Budgets::exact);
        checks.put("codes are conserved", Conservation::ofCodes);
        checks.put("told to the seller", Conservation::shown);
        checks.put("the report agrees", Conservation::reported);
        checks.put("told in order", Order::find);
        checks.put("ended means ended", Terms::stand);
        checks.put("held for its order", Held::find);
        checks.put("redeemed is not offered", Quoted::find);
        checks.put("progress after healing", Progress::find);
        return checks;
    }
}
