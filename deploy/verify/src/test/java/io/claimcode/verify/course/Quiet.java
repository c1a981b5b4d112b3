package io.claimcode.verify.course;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;

import io.claimcode.local.Service;
import io.claimcode.verify.course.check.Ledger;
import org.awaitility.core.ConditionTimeoutException;

import static org.awaitility.Awaitility.await;

/** Waits until all that was begun is done: told, applied, shown, and no claim in doubt. */
final class Quiet {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Quiet() {}

    /** What was not done in time. */
    static List<String> of(Site site, Desk desk, Catalog catalog) {
        var conditions = new LinkedHashMap<String, Callable<Boolean>>();
        conditions.put(
                "services know which topics there are",
                () -> Topics.ids(site.kafka()).stream()
                        .allMatch(id -> Stores.tellsTo(site, Service.PROMOTION, id)
                                || Stores.tellsTo(site, Service.REDEMPTION, id)));
        for (var service : Service.values()) {
            conditions.put(
                    service.label() + "-service has told all events", () -> Stores.unpublished(site, service) == 0);
        }
        conditions.put("Redis knows all that the ledger knows", () -> Stores.unapplied(site) == 0);
        conditions.put(
                "no claim is in doubt",
                () -> Claims.of(site, catalog.all()).values().stream().noneMatch(claim -> claim.state() == 'u'));
        conditions.put("sellers see what is redeemed", () -> isShown(site, desk, catalog));
        var unfinished = new ArrayList<String>();
        conditions.forEach((name, condition) -> {
            try {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(200))
                        .ignoreExceptions()
                        .until(condition);
            } catch (ConditionTimeoutException e) {
                unfinished.add("not in the end: " + name);
            }
        });
        return unfinished;
    }

    private static boolean isShown(Site site, Desk desk, Catalog catalog) {
        var redeemed = Stores.redeemed(site);
        var spent = Stores.ledger(site).spentByPromotion();
        return catalog.all().stream()
                        .allMatch(offer -> desk.spent(offer.promotionId())
                                .equals(spent.getOrDefault(offer.promotionId(), Ledger.Budget.NONE)))
                && catalog.all().stream()
                        .filter(offer -> offer.batch() > 0)
                        .allMatch(offer ->
                                desk.group(offer.promotionId()).redeemed() == redeemed.getOrDefault(offer.batch(), 0L));
    }
}
