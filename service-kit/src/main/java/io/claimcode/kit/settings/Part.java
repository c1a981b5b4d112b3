package io.claimcode.kit.settings;

/** Whose settings are looked at. */
public enum Part {
    REDIS("Redis"),
    POSTGRES("PostgreSQL"),
    KAFKA("Kafka"),
    KEYS("Keys");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    /** What an operator calls it. */
    String label() {
        return label;
    }
}
