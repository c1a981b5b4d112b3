package io.claimcode.redemption;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The SQL function that commits a group: each member's verdict is its own. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class LedgerTest extends LedgerCalls {
    @Test
    void members_getVerdictsOfTheirOwn() {
        // Of members that want the same, the one with the lowest id is first.
        var fine = member(new UUID(0, 1), 1, "ann");
        var sameCode = member(new UUID(0, 2), 1, "bob");
        var sameCustomer = member(new UUID(0, 3), 2, "ann");
        var otherOrder = member(new UUID(0, 4), 3, "eve");

        var verdicts = redeem(sameCustomer, sameCode, fine, otherOrder);

        assertThat(verdicts)
                .containsEntry(fine.id(), "RECORDED")
                .containsEntry(sameCode.id(), "CODE")
                .containsEntry(sameCustomer.id(), "CUSTOMER")
                .containsEntry(otherOrder.id(), "RECORDED");
        var again = redeem(fine, sameCode, sameCustomer, otherOrder);
        assertThat(again.get(otherOrder.id())).isEqualTo("EXISTS");
    }

    @Test
    void memberBehindAFailingOne_isToldToTryAgain() {
        redeem(member(9, "ann"));
        // Ann holds the code of the same group until her turn turns out to be used up.
        var ann = member(new UUID(0, 1), 1, "ann");
        var bob = member(new UUID(0, 2), 1, "bob");

        var verdicts = redeem(ann, bob);

        assertThat(verdicts).containsEntry(ann.id(), "CUSTOMER").containsEntry(bob.id(), "RETRY");
        assertThat(redeem(bob)).containsEntry(bob.id(), "RECORDED");
        assertThat(count("select count(*) from redemption where redemption_id = $1", ann.id()))
                .isZero();
        assertThat(count("select count(*) from outbox where redemption_id = $1", ann.id()))
                .isZero();
    }

    @Test
    void failingMember_leavesNothingBehind() {
        redeem(member(1, "ann"));
        var refused = member(1, "bob");

        assertThat(redeem(refused)).containsEntry(refused.id(), "CODE");

        for (var table : List.of("redemption", "spent_code", "redeemed_customer", "outbox")) {
            assertThat(count("select count(*) from " + table + " where redemption_id = $1", refused.id()))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void orderWithARedemption_isRefused() {
        var first = member(1, "ann");
        var second = new Member(UUID.randomUUID(), first.order(), 2, "bob", null);

        assertThat(redeem(first)).containsEntry(first.id(), "RECORDED");
        assertThat(redeem(second)).containsEntry(second.id(), "ORDER");
    }

    @Test
    void promotionThatOneInstanceKnowsToBePaused_isRefused() {
        run("update promotion_terms set status = 'PAUSED' where promotion_id = $1", promotion);
        var member = member(1, "ann");

        assertThat(redeem(member)).containsEntry(member.id(), "PAUSED");

        run("update promotion_terms set status = 'ENDED' where promotion_id = $1", promotion);
        assertThat(redeem(member)).containsEntry(member.id(), "ENDED");

        run("update promotion_terms set status = 'ACTIVE' where promotion_id = $1", promotion);
        run("update code_group set status = 'FAILED' where group_id = $1", group);
        assertThat(redeem(member)).containsEntry(member.id(), "UNHEARD");
    }

    @Test
    void groupThatOneInstanceKnowsToBeVoided_isRefused() {
        run("update code_group set status = 'VOIDED' where group_id = $1", group);
        var member = member(1, "ann");

        assertThat(redeem(member)).containsEntry(member.id(), "VOIDED");
    }

    @Test
    void budget_isSpentInOrderAndNeverOverrun() {
        run("update promotion_terms set max_discount = 250 where promotion_id = $1", promotion);
        run("insert into budget (promotion_id) values ($1)", promotion);

        var verdicts = redeem(member(1, "a"), member(2, "b"), member(3, "c"));

        assertThat(verdicts.values()).containsExactlyInAnyOrder("RECORDED", "RECORDED", "BUDGET");
        assertThat(count("select discount from budget where promotion_id = $1", promotion))
                .isEqualTo(200);
    }

    /** As several instances draw on it: within one, all of a promotion's redemptions are in one lane. */
    @Test
    void budget_drawnOnByGroupsAtOnce_isSpentExactly() throws Exception {
        run("update promotion_terms set max_redemptions = 50 where promotion_id = $1", promotion);
        run("insert into budget (promotion_id) values ($1)", promotion);
        var groups = new ArrayList<Callable<Map<UUID, String>>>();
        for (int i = 0; i < 40; i++) {
            var one = member(2 * i + 1, "one-" + i);
            var other = member(2 * i + 2, "other-" + i);
            groups.add(() -> redeem(one, other));
        }

        var verdicts = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answers : threads.invokeAll(groups)) {
                verdicts.addAll(answers.get().values());
            }
        }

        assertThat(verdicts).filteredOn("RECORDED"::equals).hasSize(50);
        assertThat(verdicts).filteredOn("BUDGET"::equals).hasSize(30);
        assertThat(count("select redemptions from budget where promotion_id = $1", promotion))
                .isEqualTo(50);
    }

    /** Groups over the same codes, customers and orders in different order: nobody waits in a circle. */
    @Test
    void groupsAtOnce_neverDeadlockAndSpendEachCodeOnce() throws Exception {
        var random = new Random(7);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Map<UUID, String>>> groups = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                var members = new ArrayList<Member>();
                for (int j = 0; j < 12; j++) {
                    members.add(member(1 + random.nextInt(25), "customer-" + random.nextInt(25)));
                }
                Collections.shuffle(members, random);
                groups.add(threads.submit((Callable<Map<UUID, String>>) () -> redeem(members.toArray(Member[]::new))));
            }
            for (var answers : groups) {
                assertThat(answers.get().values()).isSubsetOf("RECORDED", "CODE", "CUSTOMER", "RETRY");
            }
        }
        assertThat(count("select count(*) from spent_code where promotion_id = $1", promotion))
                .isEqualTo(count("select count(distinct serial) from spent_code where promotion_id = $1", promotion))
                .isPositive();
        assertThat(count("select count(*) from redeemed_customer where promotion_id = $1", promotion))
                .isEqualTo(count("select count(*) from spent_code where promotion_id = $1", promotion));
    }

    /** Else the void would wait for a cancellation that has been, and the code would be free. */
    @Test
    void cancellationDuringAVoid_waits_andThenVoidsTheCode() {
        var member = member(1, "ann");
        redeem(member);
        var connection = pool.getConnection().await().indefinitely();
        var transaction = connection.begin().await().indefinitely();
        connection
                .preparedQuery("select outcome from void_codes(cast(cast($1 as text) as jsonb))")
                .execute(Tuple.of("""
                        [{"batch": %d, "serial": 1, "void": "%s", "promotion": "%s", "group": "%s",
                          "fingerprint": "000102030405060708090a0b", "slice": 0, "reason": "leaked", "told": "OTHER",
                          "at": "2027-03-01T00:00:00Z", "event": {}}]""".formatted(batch, UUID.randomUUID(), promotion, group)))
                .await()
                .indefinitely();

        var cancelled = pool.preparedQuery("select close_redemption(cast(cast($1 as text) as jsonb))")
                .execute(Tuple.of("""
                        {"id": "%s", "storefront": "shop-1", "revision": 0, "status": "CANCELLED", "reason": "R",
                         "at": "2027-03-01T00:00:00Z", "events": []}""".formatted(member.id())))
                .subscribeAsCompletionStage();
        await().until(() -> cancelled.isDone() || isWaiting("close_redemption"));
        transaction.commit().await().indefinitely();
        connection.close().await().indefinitely();

        assertThat(cancelled.join().iterator().next().getBoolean(0)).isTrue();
        assertThat(count(
                        "select count(*) from spent_code where promotion_id = $1 and active and voided_at is not null",
                        promotion))
                .isOne();
    }
}
