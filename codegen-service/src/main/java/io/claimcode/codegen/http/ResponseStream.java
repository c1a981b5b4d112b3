package io.claimcode.codegen.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response whose length is known. What is written waits while a few pieces are under way to a reader
 * that doesn't take them, and fails when the reader is gone or has taken none for too long. Unlike the framework's
 * stream it sends pieces as they come, and keeps no carrier of virtual threads while it waits.
 */
final class ResponseStream extends OutputStream {
    /** Pieces that may be under way. */
    private static final int WINDOW = 4;

    private final ServerHttpResponse response;
    private final long length;
    private final Duration patience;
    private final Semaphore window = new Semaphore(WINDOW);
    private volatile @Nullable Throwable failure;
    private long written;

    ResponseStream(ServerHttpResponse response, long length, Duration patience) {
        this.response = response;
        this.length = length;
        this.patience = patience;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        written += count;
        if (written > length) {
            throw new IllegalStateException("more than the " + length + " bytes that were told");
        }
        await(1);
        if (!response.headWritten()) {
            response.setResponseHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        }
        response.write(from == 0 && count == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, from + count))
                .whenComplete((sent, failed) -> {
                    if (failed != null) {
                        failure = failed;
                    }
                    window.release();
                });
    }

    /** Waits until all is under way to the network, then ends the response. */
    @Override
    public void close() throws IOException {
        if (written < length) {
            throw new IllegalStateException("only " + written + " of the " + length + " bytes that were told");
        }
        await(WINDOW);
        response.end();
    }

    private void await(int pieces) throws IOException {
        try {
            if (!window.tryAcquire(pieces, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("the reader took nothing for " + patience.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        Throwable failed = failure;
        if (failed != null) {
            throw new IOException("the reader is gone", failed);
        }
    }
}
