package io.claimcode.codegen.sealing;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.KeyUnavailable;
import io.claimcode.codegen.model.PackedCodes;
import io.claimcode.contracts.code.ClaimCode;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

/**
 * Makes sealing fast from the start. The machine's instructions for AES-GCM are used only when the compiler has seen
 * many calls; a batch makes few, each of them large, so ten million codes would be sealed and opened before it comes to
 * that, at a hundredth of the rate. Many small calls bring it about. Large ones among them show the compiler the way of
 * those, which has a loop: else it would take back what it compiled when the first one comes.
 */
@Singleton
final class WarmUp {
    private static final int CALLS = 30_000;
    private static final int SMALL = 100;
    private static final int LARGE = 262_144;
    private static final int CALLS_TO_LARGE = 1_000;
    /** For a large one. Without the instructions it takes ten times as long. */
    private static final Duration FAST = Duration.ofMillis(20);

    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    private final Sealer sealer;

    @Inject
    WarmUp(Sealer sealer) {
        this.sealer = sealer;
    }

    /** Nobody waits for it. */
    void start(@Observes StartupEvent event) {
        Thread thread = new Thread(this::run, "sealing-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            boolean isFast = false;
            for (int call = 1; call <= CALLS && !isFast; call++) {
                sealAndOpen(SMALL);
                isFast = call % CALLS_TO_LARGE == 0 && isFast();
            }
        } catch (KeyUnavailable e) {
            LOG.debug("Nothing to warm up", e);
        }
    }

    private boolean isFast() {
        long begin = System.nanoTime();
        sealAndOpen(LARGE);
        return System.nanoTime() - begin < FAST.toNanos();
    }

    private void sealAndOpen(int count) {
        Chunk chunk = new Chunk(new UUID(0, 0), 0, 0, 1, count);
        sealer.open(chunk, sealer.seal(chunk, PackedCodes.of(new byte[count * ClaimCode.PACKED_BYTES])));
    }
}
