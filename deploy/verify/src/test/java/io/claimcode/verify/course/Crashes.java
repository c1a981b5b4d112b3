package io.claimcode.verify.course;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.claimcode.local.ServiceProcess;

/** Ends services between two durable steps. */
final class Crashes {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 20;

    private final Site site;

    Crashes(Site site) {
        this.site = site;
    }

    List<Fault> all() {
        var all = new ArrayList<Fault>();
        CrashPoint.ofRedemption().forEach(point -> all.add(fault("redemption-service", site.redemptions(), point)));
        CrashPoint.ofCodegen().forEach(point -> all.add(fault("codegen-service", List.of(site.codegen()), point)));
        CrashPoint.ofPromotion()
                .forEach(point -> all.add(fault("promotion-service", List.of(site.promotion()), point)));
        return all;
    }

    /** Of several instances the first one that gets there. */
    private Fault fault(String name, List<ServiceProcess> instances, CrashPoint point) {
        var fault = Fault.of(
                name + " ends when " + point.when(),
                Duration.ZERO,
                () -> strike(instances, point),
                () -> instances.forEach(site::startAgain));
        return point.reloading() ? fault.losingClaims() : fault;
    }

    private void strike(List<ServiceProcess> instances, CrashPoint point) throws IOException, InterruptedException {
        Map<ServiceProcess, CrashPoint.Watch> watches = new LinkedHashMap<>();
        try {
            for (var instance : instances) {
                watches.put(instance, point.watch(site.debugPort(instance)));
            }
            if (point.reloading()) {
                site.emptyRedis();
            }
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                for (var each : watches.entrySet()) {
                    if (each.getValue().reached(LOOK_MILLIS)) {
                        each.getKey().kill();
                        return;
                    }
                }
            }
            throw new IllegalStateException("nobody came to where " + point.when());
        } finally {
            watches.values().forEach(CrashPoint.Watch::close);
        }
    }
}
