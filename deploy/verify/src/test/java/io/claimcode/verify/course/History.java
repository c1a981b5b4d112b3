package io.claimcode.verify.course;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

import io.claimcode.verify.course.check.Act;
import io.claimcode.verify.course.check.Call;
import io.claimcode.verify.course.check.Outcome;

/** All calls of a course, in the order in which they ended. */
final class History {
    private final long begin = System.nanoTime();
    private final List<Call> calls = new ArrayList<>();
    private final AtomicLongArray lastRedeemed = new AtomicLongArray(new long[] {-1, -1});

    /** Nanoseconds since the course began. */
    long now() {
        return System.nanoTime() - begin;
    }

    synchronized Call add(Call call) {
        var numbered = new Call(
                calls.size() + 1,
                call.client(),
                call.act(),
                call.instance(),
                call.key(),
                call.redemptionId(),
                call.orderId(),
                call.customer(),
                call.codes(),
                call.promotion(),
                call.variant(),
                call.invokedAt(),
                call.returnedAt(),
                call.outcome(),
                call.answer());
        calls.add(numbered);
        if (call.is(Act.REDEEM, Outcome.OK)) {
            lastRedeemed.accumulateAndGet(call.instance(), call.invokedAt(), Math::max);
        }
        return numbered;
    }

    /** When the latest redemption was asked for that an instance has answered. */
    long lastRedeemed(int instance) {
        return lastRedeemed.get(instance);
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }
}
