package io.claimcode.kit.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows divided so that a wave holds at most one of each subject. A wave is sent only after the one before was
 * acknowledged, so the order of a subject's events never rests on how the client retries.
 */
final class Waves {
    private Waves() {}

    static List<List<OutboxRow>> of(List<OutboxRow> rowsInOrder) {
        List<List<OutboxRow>> waves = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (OutboxRow row : rowsInOrder) {
            int wave = seen.merge(row.message().subject(), 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(row);
        }
        return waves;
    }
}
