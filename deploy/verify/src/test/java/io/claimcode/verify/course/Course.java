package io.claimcode.verify.course;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import io.claimcode.verify.course.check.Act;
import io.claimcode.verify.course.check.Call;
import io.claimcode.verify.course.check.Checker;
import io.claimcode.verify.course.check.Evidence;
import io.claimcode.verify.course.check.Ledger;
import io.claimcode.verify.course.check.Outcome;
import io.claimcode.verify.course.check.Promotion;
import io.claimcode.verify.course.check.Trouble;
import io.claimcode.verify.course.check.Violation;

import static org.awaitility.Awaitility.await;

/** One run: start, load, faults, healing, quiet, reading everything, checking. */
final class Course {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Options options;
    private final PrintStream out;
    private final Site site;
    private final Http http = new Http();
    private final History history = new History();
    private final Queue<Buyer.Open> abandoned = new ConcurrentLinkedQueue<>();
    private final Shop shop;
    private final Desk desk;

    private Course(Options options, PrintStream out) throws IOException, InterruptedException {
        this.options = options;
        this.out = out;
        this.site = new Site(options.directory(), options.jars());
        this.shop = new Shop(site, http, history, 0);
        this.desk = new Desk(site, http, history);
    }

    static Result run(Options options, PrintStream out) {
        out.println("course with seed " + options.seed());
        try {
            var course = new Course(options, out);
            try {
                course.site.start();
                return course.run();
            } finally {
                course.site.close();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Result run() {
        var catalog = new Catalog(desk, options.stock(), options.seed());
        for (int instance = 0; instance < 2; instance++) {
            int asked = instance;
            await().atMost(PATIENCE).until(() -> isOpen(asked, catalog));
        }
        var nemesis = new Nemesis(history, new Random(options.seed()), options.calm(), out);
        long begin = history.now();
        load(catalog, () -> strike(nemesis, catalog));
        var unresolved = resolve();
        out.printf("%7.1f s  all healed; waiting for quiet%n", history.now() / 1e9);
        var unfinished = new ArrayList<>(Quiet.of(site, desk, catalog));
        unfinished.addAll(unresolved);
        var restoredAt = nemesis.troubles().stream()
                .filter(trouble -> trouble.fault().contains("older copy"))
                .mapToLong(Trouble::healedAt)
                .max();
        if (restoredAt.isPresent()) {
            touchStale(catalog, restoredAt.getAsLong());
            unfinished.addAll(Quiet.of(site, desk, catalog));
        }
        var evidence = evidence(catalog, nemesis, unfinished);
        var violations = Checker.check(evidence);
        var result = new Result(options.seed(), (history.now() - begin) / 1e9, evidence, violations);
        out.printf(
                "%7.1f s  %d operations, %d redemptions, %d without an answer, %d faults, %d violations%n",
                history.now() / 1e9,
                result.operations(),
                result.redemptions(),
                result.count(Outcome.UNKNOWN),
                evidence.troubles().size(),
                violations.size());
        violations.stream()
                .limit(20)
                .map(Violation::toString)
                .map(Course::shortened)
                .forEach(out::println);
        return result;
    }

    private boolean isOpen(int instance, Catalog catalog) {
        return Catalog.NAMES.stream()
                .allMatch(name -> shop.quote(
                                        instance,
                                        new Cart(
                                                "o-open",
                                                "open@example.com",
                                                List.of(catalog.named(name)
                                                        .codes()
                                                        .getFirst()),
                                                2))
                                .answer()
                                .applied()
                                .size()
                        == 1);
    }

    private void strike(Nemesis nemesis, Catalog catalog) {
        if (site.disk() == null) {
            out.println("no disk will be full: mounting one is not allowed here");
        }
        var random = new Random(options.seed());
        var faults = new Faults(
                site,
                new StaleInstance(site, shop, desk, catalog),
                new LateCommits(site, shop, catalog, random),
                random);
        (options.faults().isEmpty()
                        ? faults.each()
                        : options.faults().stream()
                                .filter(name -> site.disk() != null || !name.equals(Faults.FULL))
                                .map(faults::named)
                                .toList())
                .forEach(nemesis::strike);
        while (history.now() < options.time().toNanos()) {
            nemesis.strike(faults.any());
        }
    }

    /** Does something while buyers buy and a seller manages. */
    private void load(Catalog catalog, Runnable meanwhile) {
        var stopped = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = new ArrayList<Future<?>>();
            try {
                for (int buyer = 1; buyer <= options.buyers(); buyer++) {
                    clients.add(threads.submit(new Buyer(
                            buyer,
                            options.seed(),
                            new Shop(site, http, history, buyer),
                            desk,
                            catalog,
                            abandoned,
                            stopped::get)));
                }
                clients.add(threads.submit(new Manager(desk, catalog, stopped::get, options.seed())));
                meanwhile.run();
            } catch (RuntimeException e) {
                // Something stays broken, and what they wait for may never come.
                threads.shutdownNow();
                throw e;
            } finally {
                stopped.set(true);
            }
            for (var client : clients) {
                client.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Finds out what became of that which clients gave up on: by the same key, or by cancelling it. */
    private List<String> resolve() {
        var unresolved = new ArrayList<String>();
        boolean retry = true;
        for (var open : abandoned) {
            boolean again = retry;
            Call last = null;
            long until = history.now() + Duration.ofSeconds(30).toNanos();
            for (int i = 0; (last == null || last.outcome() == Outcome.UNKNOWN) && history.now() < until; i++) {
                last = again
                        ? shop.redeem(i & 1, open.cart(), open.key())
                        : shop.close(Act.CANCEL_BY_KEY, i & 1, open.cart(), open.key());
            }
            if (last == null || last.outcome() == Outcome.UNKNOWN) {
                unresolved.add("its outcome can't be found out: " + last);
            }
            // Else its codes stay in doubt for as long as it held them.
            shop.release(0, open.cart());
            retry = !retry;
        }
        return unresolved;
    }

    /**
     * An older Redis may call codes redeemed whose redemption was cancelled since. That is put right when somebody wants
     * them: each must be redeemable.
     *
     * @param restoredAt when the last older Redis was back
     */
    private void touchStale(Catalog catalog, long restoredAt) {
        var cancelled = history.calls().stream()
                .filter(call -> call.act().cancels() && call.invokedAt() < restoredAt)
                .map(Call::redemptionId)
                .collect(Collectors.toSet());
        var active = Stores.ledger(site).spent().stream()
                .filter(Ledger.Spent::active)
                .map(Ledger.Spent::code)
                .collect(Collectors.toSet());
        var claims = Claims.of(site, catalog.all());
        for (var offer : catalog.all()) {
            for (var code : offer.codes()) {
                var claim = claims.get(code.id());
                if (claim != null
                        && claim.state() == 'r'
                        && !active.contains(code.id())
                        && cancelled.contains(claim.redemptionId())) {
                    var order = "o-stale-claim-" + code.id();
                    shop.redeem(0, new Cart(order, order + "@example.com", List.of(code), 2), "k-" + order);
                }
            }
        }
    }

    private Evidence evidence(Catalog catalog, Nemesis nemesis, List<String> unfinished) {
        var promotions = catalog.all().stream().map(this::promotion).toList();
        return new Evidence(
                history.calls(),
                promotions,
                Stores.ledger(site),
                Topics.all(site.kafka()),
                Claims.of(site, catalog.all()),
                nemesis.troubles(),
                unfinished,
                options.patience());
    }

    private Promotion promotion(Offer offer) {
        var plan = offer.plan();
        return new Promotion(
                offer.promotionId(),
                offer.batch(),
                plan.quantity(),
                offer.batch() == 0 ? 0 : Stores.made(site, offer.batch()),
                plan.oncePerCustomer(),
                offer.ended(),
                plan.maxRedemptions() == null ? null : plan.maxRedemptions().longValue(),
                plan.maxDiscount() == null
                        ? null
                        : new BigDecimal(plan.maxDiscount()).movePointRight(2).longValueExact(),
                offer.batch() == 0 ? null : desk.group(offer.promotionId()).redeemed(),
                desk.spent(offer.promotionId()));
    }

    private static String shortened(String text) {
        return text.length() <= 600 ? text : text.substring(0, 600) + "…";
    }
}
