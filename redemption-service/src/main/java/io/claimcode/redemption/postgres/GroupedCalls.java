package io.claimcode.redemption.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Makes one call of what arrives while the last one is in flight. There is no timer: alone, a request waits for nobody;
 * under load, groups grow by themselves. The queue is bounded, and a caller that finds it full is told at once.
 */
final class GroupedCalls<I, O> implements AutoCloseable {
    private final ArrayBlockingQueue<Waiting<I, O>> queue;
    private final int group;
    private final Function<List<I>, List<O>> call;
    private final Thread worker;
    private volatile boolean closed;

    /** @param call answers all of a group, in its order */
    GroupedCalls(String name, int group, int queue, Function<List<I>, List<O>> call) {
        this.queue = new ArrayBlockingQueue<>(queue);
        this.group = group;
        this.call = call;
        this.worker = Thread.ofVirtual().name(name).start(this::work);
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws LedgerUnavailable when there is none
     */
    O ask(I request) {
        var waiting = new Waiting<I, O>(request, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw new LedgerUnavailable("too many wait");
        }
        if (closed && queue.remove(waiting)) {
            throw new LedgerUnavailable("closed");
        }
        try {
            return waiting.answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LedgerUnavailable unavailable ? unavailable : new LedgerUnavailable(e);
        }
    }

    @Override
    public void close() {
        worker.interrupt();
    }

    private void work() {
        var members = new ArrayList<Waiting<I, O>>();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                members.add(queue.take());
                queue.drainTo(members, group - 1);
                answer(members);
                members.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            queue.drainTo(members);
            members.forEach(member -> member.answer.completeExceptionally(new LedgerUnavailable("closed")));
        }
    }

    private void answer(List<Waiting<I, O>> members) {
        try {
            var answers = call.apply(members.stream().map(Waiting::request).toList());
            for (int i = 0; i < members.size(); i++) {
                members.get(i).answer.complete(answers.get(i));
            }
        } catch (RuntimeException | Error e) {
            var failure = e instanceof LedgerUnavailable ? e : new LedgerUnavailable(e);
            members.forEach(member -> member.answer.completeExceptionally(failure));
        }
    }

    private record Waiting<I, O>(I request, CompletableFuture<O> answer) {}
}
