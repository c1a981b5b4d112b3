package io.claimcode.local;

import java.nio.file.Path;
import java.util.Locale;

/** One of the three services; its name is also that of its database and of its database user. */
public enum Service {
    PROMOTION,
    CODEGEN,
    REDEMPTION;

    /** Its short name, such as {@code promotion}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its process and of its module, such as {@code promotion-service}. */
    public String processName() {
        return label() + "-service";
    }

    /** Where the build puts its runnable jar, seen from the root of the repository. */
    Path jar() {
        return Path.of(processName(), "target", "quarkus-app", "quarkus-run.jar");
    }

    static Service of(String label) {
        for (Service service : values()) {
            if (service.label().equals(label)) {
                return service;
            }
        }
        throw new IllegalArgumentException("no service is called " + label);
    }
}
