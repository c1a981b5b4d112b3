package io.claimcode.verify.course;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.claimcode.verify.course.check.Act;
import io.claimcode.verify.course.check.Outcome;

/** A seller at work: pauses and resumes, has new promotions made and ends old ones, also while things are broken. */
final class Manager implements Runnable {
    private static final int OPEN = 2;

    private final Desk desk;
    private final Catalog catalog;
    private final BooleanSupplier stopped;
    private final Random random;
    private int created;

    Manager(Desk desk, Catalog catalog, BooleanSupplier stopped, long seed) {
        this.desk = desk;
        this.catalog = catalog;
        this.stopped = stopped;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        while (!stopped.getAsBoolean()) {
            catalog.add(desk.create(Offer.Plan.codes("fleeting " + ++created, 40)));
            certain(Act.PAUSE, catalog.named("paused"));
            pause();
            certain(Act.RESUME, catalog.named("paused"));
            pause();
            var open =
                    catalog.fleeting().stream().filter(offer -> !offer.ended()).toList();
            if (open.size() > OPEN) {
                end(open.getFirst());
            }
        }
    }

    /** Ends a promotion, once it is certain. */
    void end(Offer offer) {
        offer.end();
        certain(Act.END, offer);
    }

    private void certain(Act act, Offer offer) {
        while (desk.act(act, offer).outcome() == Outcome.UNKNOWN
                && !Thread.currentThread().isInterrupted()) {
            pause();
        }
    }

    private void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200 + random.nextInt(800)));
    }
}
