package io.claimcode.verify.course.check;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each check finds its violation in a history that was spoilt in one place. */
class CheckerTest {
    @Test
    void allWell_hasNoViolation() {
        assertThat(Checker.check(Seen.allWell().evidence())).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("spoilt")
    void spoiltHistory_isFound(String check, String how, Consumer<Seen> spoil) {
        var seen = Seen.allWell();
        spoil.accept(seen);

        assertThat(Checker.check(seen.evidence())).extracting(Violation::check).contains(check);
    }

    @Test
    void everyCheck_isShownAViolation() {
        assertThat(spoilt().map(arguments -> (String) arguments.get()[0])).containsAll(Checker.names());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void whatOnlyLooksWrong_isNone(String how, Consumer<Seen> change) {
        var seen = Seen.allWell();
        change.accept(seen);

        assertThat(Checker.check(seen.evidence())).isEmpty();
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                spoilt(
                        "once in the ledger",
                        "a code has two active rows",
                        seen -> seen.spent.add(new Ledger.Spent("r-other", "7-1", true, false))),
                spoilt(
                        "once in the ledger",
                        "a customer has two turns",
                        seen -> seen.turns.add(new Ledger.Turn("r-other", Seen.PROMOTION, "ann", true))),
                spoilt(
                        "once in the ledger",
                        "an order has two redemptions",
                        seen -> seen.redemptions.add(new Ledger.Redemption("r-other", "o-ann", "REDEEMED", List.of()))),
                spoilt(
                        "once in the answers",
                        "a code was redeemed by two orders",
                        seen -> seen.redeem("r-other", "o-other", "eve", "7-1", Outcome.OK, "")),
                spoilt(
                        "once in the answers",
                        "a customer had two turns",
                        seen -> seen.redeem("r-other", "o-other", "ann", "7-2", Outcome.OK, "")),
                spoilt("acknowledged is in the ledger", "a redemption is lost", seen -> seen.redemptions.removeFirst()),
                spoilt("acknowledged is in the ledger", "its code is not spent", seen -> seen.spent.removeFirst()),
                spoilt(
                        "acknowledged is in the ledger",
                        "a cancellation is lost",
                        seen -> seen.redemptions.set(
                                1, new Ledger.Redemption("r-ben", "o-ben", "REDEEMED", List.of()))),
                spoilt(
                        "acknowledged is in the ledger",
                        "cancelled by nobody",
                        seen -> seen.redemptions.set(
                                0, new Ledger.Redemption("r-ann", "o-ann", "CANCELLED", List.of()))),
                spoilt(
                        "acknowledged is in the ledger",
                        "an adjustment is lost",
                        seen -> seen.add(
                                Act.ADJUST,
                                "r-ann",
                                "o-ann",
                                "ann",
                                List.of(),
                                Outcome.OK,
                                new Call.Answer(200, "", false, "", "", "a-1", List.of()))),
                spoilt(
                        "acknowledged is in the ledger",
                        "a void is lost",
                        seen -> seen.add(
                                Act.VOID,
                                "",
                                "",
                                "",
                                List.of("7-2"),
                                Outcome.OK,
                                new Call.Answer(200, "", false, "", "", "VOIDED", List.of()))),
                spoilt("acknowledged is told once", "a redemption is not told", seen -> seen.events.removeFirst()),
                spoilt(
                        "acknowledged is told once",
                        "a redemption is told under two ids",
                        seen -> seen.tell("code-redeemed", "r-ann", "7-1", false)),
                spoilt("refused means no row", "refused and written", seen -> {
                    seen.redeem("r-eve", "o-eve", "eve", "7-2", Outcome.REFUSED, "budget-exhausted");
                    seen.write("r-eve", "o-eve", "eve", "7-2");
                }),
                spoilt("refused means no row", "open, then refused, and written", seen -> {
                    seen.redeem("r-eve", "o-eve", "eve", "7-2", Outcome.UNKNOWN, "");
                    seen.redeem("r-eve", "o-eve", "eve", "7-2", Outcome.REFUSED, "budget-exhausted");
                    seen.write("r-eve", "o-eve", "eve", "7-2");
                }),
                spoilt(
                        "refused for a reason",
                        "a good code is unknown",
                        seen -> seen.redeem("r-eve", "o-eve", "eve", "7-2", Outcome.REFUSED, "code-unknown")),
                spoilt(
                        "refused for a reason",
                        "a free code is redeemed already",
                        seen -> seen.redeem("r-eve", "o-eve", "eve", "7-2", Outcome.REFUSED, "code-already-redeemed")),
                spoilt(
                        "same key, same answer",
                        "another answer",
                        seen -> seen.add(
                                Act.REDEEM,
                                "r-ann",
                                "o-ann",
                                "ann",
                                List.of("7-1"),
                                Outcome.OK,
                                new Call.Answer(201, "", true, "other", "REDEEMED", "", List.of("7-1")))),
                spoilt(
                        "same key, same answer",
                        "refused after it was redeemed",
                        seen -> seen.redeem("r-ann", "o-ann", "ann", "7-1", Outcome.REFUSED, "promotion-ended")),
                spoilt(
                        "cancelled stays cancelled",
                        "redeemed after it was cancelled",
                        seen -> seen.redeem("r-ben", "o-ben", "ben", "7-2", Outcome.OK, "")),
                spoilt(
                        "no ghost",
                        "a redemption that nobody asked for",
                        seen -> seen.write("r-ghost", "o-ghost", "ghost", "7-2")),
                spoilt(
                        "no ghost",
                        "an event that nobody wrote",
                        seen -> seen.events.add(new Event(
                                9,
                                "e-ghost",
                                "claimcode.redemptions",
                                "code-redeemed",
                                Seen.PROMOTION,
                                "7-2",
                                "r",
                                "7-2",
                                0,
                                false,
                                0))),
                spoilt(
                        "no ghost",
                        "a void that nobody asked for",
                        seen -> seen.spent.add(new Ledger.Spent("v", "7-2", true, true))),
                spoilt(
                        "budgets are exact",
                        "a budget is not the sum",
                        seen -> seen.budgets.put(Seen.PROMOTION, new Ledger.Budget(1, 801))),
                spoilt(
                        "budgets are exact",
                        "a budget was overrun for a while",
                        seen -> seen.promotions.set(
                                0,
                                new Promotion(
                                        Seen.PROMOTION, Seen.BATCH, 2, 2, true, false, 1L, null, 1L, Seen.SPENT))),
                spoilt(
                        "codes are conserved",
                        "Redis offers a redeemed code",
                        seen -> seen.claims.put("7-1", new Claim(true, '-', ""))),
                spoilt(
                        "codes are conserved",
                        "Redis keeps a free code",
                        seen -> seen.claims.put("7-2", new Claim(true, 'r', "r-ben"))),
                spoilt(
                        "codes are conserved",
                        "Redis has lost a code",
                        seen -> seen.claims.put("7-2", new Claim(false, '-', ""))),
                spoilt(
                        "codes are conserved",
                        "a chunk is missing",
                        seen -> seen.promotions.set(
                                0,
                                new Promotion(
                                        Seen.PROMOTION, Seen.BATCH, 2, 1, true, false, 2L, 2000L, 1L, Seen.SPENT))),
                spoilt(
                        "told to the seller",
                        "a redemption counted twice",
                        seen -> seen.promotions.set(
                                0,
                                new Promotion(
                                        Seen.PROMOTION, Seen.BATCH, 2, 2, true, false, 2L, 2000L, 2L, Seen.SPENT))),
                spoilt(
                        "the report agrees",
                        "a discount counted twice",
                        seen -> seen.promotions.set(0, Seen.promotion(new Ledger.Budget(1, 1600)))),
                spoilt("told in order", "cancelled before redeemed", seen -> Collections.swap(seen.events, 1, 2)),
                spoilt("told in order", "a promotion's older state after a newer one", seen -> {
                    seen.events.add(Seen.terms("t-2", 2));
                    seen.events.add(Seen.terms("t-1", 1));
                }),
                spoilt("ended means ended", "redeemed after its end was told", seen -> {
                    seen.redeem("r-eve", "o-eve", "eve", "7-2", Outcome.REFUSED, "promotion-ended");
                    seen.redeemed("r-late", "o-late", "late", "7-2");
                }),
                spoilt("held for its order", "a held code is given to another", seen -> {
                    seen.hold("o-zoe", "zoe");
                    seen.redeemed("r-late", "o-late", "late", "7-2");
                }),
                spoilt("held for its order", "a hold that has moved is released by the order it came from", seen -> {
                    seen.hold("o-old", "zoe");
                    seen.hold("o-zoe", "zoe");
                    seen.add(
                            Act.RELEASE,
                            "",
                            "o-old",
                            "zoe",
                            List.of(),
                            Outcome.OK,
                            Seen.answer(204, "", "", List.of()));
                    seen.hold("o-late", "late");
                }),
                spoilt(
                        "redeemed is not offered",
                        "a code has a price though somebody has redeemed it",
                        seen -> seen.quote("o-late", "late", "7-1")),
                spoilt("refused means no row", "a commit that came later, though Redis had lost its claim", seen -> {
                    var early = seen.redeem("r-eve", "o-eve", "eve", "7-2", Outcome.UNKNOWN, "");
                    var again = seen.redeem("r-eve", "o-eve", "eve", "7-2", Outcome.REFUSED, "code-held");
                    seen.write("r-eve", "o-eve", "eve", "7-2");
                    seen.troubles.add(
                            new Trouble("FLUSHALL", early.invokedAt(), again.invokedAt(), again.returnedAt(), true));
                }),
                spoilt(
                        "progress after healing",
                        "no progress for a minute",
                        seen -> seen.troubles.add(new Trouble("a fault", 0, 1, 60_000_000_000L, false))),
                spoilt(
                        "progress after healing",
                        "no progress at all",
                        seen -> seen.troubles.add(new Trouble("a fault", 0, 1, -1, false))),
                spoilt("progress after healing", "something is left undone", seen -> seen.unfinished.add("told")));
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                harmless("an event that comes twice under one id", seen -> seen.events.add(seen.events.getFirst())),
                harmless(
                        "a request without an answer that had no effect",
                        seen -> seen.redeem("r-eve", "o-eve", "eve", "7-2", Outcome.UNKNOWN, "")),
                harmless("refused while another may have had it", seen -> {
                    seen.redeem("r-eve", "o-eve", "eve", "7-2", Outcome.UNKNOWN, "");
                    seen.redeem("r-zoe", "o-zoe", "zoe", "7-2", Outcome.REFUSED, "code-already-redeemed");
                }),
                harmless("a price for a code that was given back", seen -> seen.quote("o-late", "late", "7-2")),
                harmless("a hold that was lost with Redis", seen -> {
                    var hold = seen.hold("o-zoe", "zoe");
                    var other = seen.hold("o-late", "late");
                    seen.troubles.add(
                            new Trouble("FLUSHALL", hold.returnedAt(), other.invokedAt(), other.returnedAt(), true));
                }),
                harmless("a code of an ended promotion that has left Redis", seen -> {
                    seen.promotions.set(
                            0, new Promotion(Seen.PROMOTION, Seen.BATCH, 2, 2, true, true, 2L, 2000L, 1L, Seen.SPENT));
                    seen.claims.put("7-1", new Claim(false, '-', ""));
                }));
    }

    private static Arguments spoilt(String check, String how, Consumer<Seen> spoil) {
        return arguments(check, how, spoil);
    }

    private static Arguments harmless(String how, Consumer<Seen> change) {
        return arguments(how, change);
    }
}
