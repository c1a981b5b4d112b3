package io.claimcode.promotion.console;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;

/** The fields of the form that was sent, by name; of those with one name the last. */
@RequestScoped
class SentForm {
    private final Map<String, String> fields = new LinkedHashMap<>();

    void put(String name, String value) {
        fields.put(name, value);
    }

    /** What stands in a field; empty when it isn't there. */
    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    Map<String, String> fields() {
        return Map.copyOf(fields);
    }
}
