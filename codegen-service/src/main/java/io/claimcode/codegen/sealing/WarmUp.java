package io.claimcode.codegen.sealing;

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
 * that, at a fiftieth of the rate. Many small calls bring it about in half a second.
 */
@Singleton
final class WarmUp {
    private static final int CALLS = 10_000;
    private static final int CODES = 100;
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
        Chunk chunk = new Chunk(new UUID(0, 0), 0, 0, 1, CODES);
        PackedCodes codes = PackedCodes.of(new byte[CODES * ClaimCode.PACKED_BYTES]);
        try {
            for (int call = 0; call < CALLS; call++) {
                codes = sealer.open(chunk, sealer.seal(chunk, codes));
            }
        } catch (KeyUnavailable e) {
            LOG.debug("Nothing to warm up", e);
        }
    }
}
