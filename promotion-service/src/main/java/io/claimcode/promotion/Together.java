package io.claimcode.promotion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

import io.claimcode.kit.event.UnusableRecord;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import org.jspecify.annotations.Nullable;

/**
 * Has events take effect together: those that come while others are being written form the next statement, so that a
 * database that takes a millisecond for one takes little more for hundreds. They keep their order. When they can't be
 * written together, each is by itself, and only the one that is to blame fails.
 *
 * @param <T> an event
 */
final class Together<T> {
    private static final int AT_ONCE = 500;

    private final Context context;
    private final SeeThrough persistence;
    private final Function<List<T>, Uni<List<@Nullable String>>> effect;
    private final Queue<Waiting<T>> waiting = new ArrayDeque<>();
    private boolean busy;

    /**
     * Something to be done together.
     *
     * @param context on which all of it happens
     * @param effect of some events; says for each why it can't be used, or null. It must be safe to repeat
     */
    Together(Context context, SeeThrough persistence, Function<List<T>, Uni<List<@Nullable String>>> effect) {
        this.context = context;
        this.persistence = persistence;
        this.effect = effect;
    }

    /** Done when its effect is there; fails with {@link UnusableRecord}. */
    Uni<Void> add(T event) {
        return Uni.createFrom()
                .emitter(done -> context.runOnContext(on -> {
                    waiting.add(new Waiting<>(event, done));
                    next();
                }));
    }

    private void next() {
        if (busy || waiting.isEmpty()) {
            return;
        }
        busy = true;
        var some = new ArrayList<Waiting<T>>();
        while (some.size() < AT_ONCE && !waiting.isEmpty()) {
            some.add(waiting.remove());
        }
        write(some).subscribe().with(written -> goOn(), failed -> goOn());
    }

    private void goOn() {
        context.runOnContext(on -> {
            busy = false;
            next();
        });
    }

    private Uni<Void> write(List<Waiting<T>> some) {
        return persistence
                .seeThrough(() -> effect.apply(some.stream().map(Waiting::event).toList()))
                .invoke(refusals -> {
                    for (var index = 0; index < some.size(); index++) {
                        some.get(index).settle(refusals.get(index));
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> some.size() == 1 ? failed(some.getFirst(), failure) : eachByItself(some));
    }

    private Uni<Void> eachByItself(List<Waiting<T>> some) {
        return Multi.createFrom()
                .iterable(some)
                .onItem()
                .transformToUniAndConcatenate(each -> write(List.of(each)))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> failed(Waiting<T> event, Throwable failure) {
        event.done().fail(failure);
        return Uni.createFrom().voidItem();
    }

    private record Waiting<T>(T event, UniEmitter<? super Void> done) {
        void settle(@Nullable String refusal) {
            if (refusal == null) {
                done.complete(null);
            } else {
                done.fail(new UnusableRecord(refusal));
            }
        }
    }
}
