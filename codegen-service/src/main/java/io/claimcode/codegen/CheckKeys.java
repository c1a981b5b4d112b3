package io.claimcode.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.sealing.Sealer;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

/**
 * Says whether this instance has the keys with which stored codes were sealed. Without them it makes and loads nothing:
 * codes that it can't read would look damaged, and codes sealed with a wrong key would be lost to all others.
 */
@Singleton
public final class CheckKeys {
    /** Before anything is made or loaded. */
    private static final int FIRST = 100;

    private static final Logger LOG = Logger.getLogger(CheckKeys.class);

    private final SealingKeys keys;
    private final Sealer sealer;
    private volatile List<String> problems = List.of();

    @Inject
    CheckKeys(SealingKeys keys, Sealer sealer) {
        this.keys = keys;
        this.sealer = sealer;
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) {
        keys.note(sealer.currentId(), sealer.proofs());
        problems();
    }

    /** What is wrong with the keys, in sentences for an operator; nothing when all is well. Blocks. */
    public List<String> problems() {
        Map<String, byte[]> proofs = sealer.proofs();
        List<String> found = new ArrayList<>();
        for (SealingKeys.Known key : keys.known(proofs)) {
            if (!key.isSame()) {
                sealer.refuse(key.id());
                found.add("The sealing key " + key.id() + " is another one than that which sealed codes by this name.");
            } else if (key.isNeeded() && !proofs.containsKey(key.id())) {
                found.add("Stored codes are sealed with the key " + key.id()
                        + ", which is not configured (claimcode.keys.sealing-old." + key.id() + ").");
            }
        }
        if (!found.equals(problems)) {
            found.forEach(LOG::error);
            problems = List.copyOf(found);
        }
        return problems;
    }

    /** Whether all was well when it was last looked at. */
    boolean wereGood() {
        return problems.isEmpty();
    }
}
