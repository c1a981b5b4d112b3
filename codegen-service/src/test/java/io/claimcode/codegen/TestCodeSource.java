package io.claimcode.codegen;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import io.claimcode.contracts.code.ClaimCode;

/** Random codes, unless a test wants one to come again, or draws of one size to wait. */
@Alternative
@Priority(1)
@Singleton
class TestCodeSource implements CodeSource {
    private final SecureRandom random = new SecureRandom();
    private final AtomicReference<byte[]> again = new AtomicReference<>();
    private volatile int heldCount;
    private volatile CountDownLatch released = new CountDownLatch(0);

    /** Lets this packed code be the first of the next draw. */
    void repeat(byte[] packed) {
        again.set(packed.clone());
    }

    boolean hasRepeated() {
        return again.get() == null;
    }

    /** Lets draws of so many codes wait until they are released. */
    void hold(int codes) {
        heldCount = codes * ClaimCode.PACKED_BYTES;
        released = new CountDownLatch(1);
    }

    void release() {
        released.countDown();
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public byte[] bytes(int count) {
        if (count == heldCount) {
            awaitRelease();
        }
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        byte[] first = again.getAndSet(null);
        if (first != null) {
            System.arraycopy(first, 0, bytes, 0, ClaimCode.PACKED_BYTES);
        }
        return Arrays.copyOf(bytes, count);
    }
}
