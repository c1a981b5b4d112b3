package io.claimcode.promotion.console;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The time zones to choose from.
 *
 * @param common those that most choose
 * @param regions all others, by region
 */
public record Zones(List<String> common, Map<String, List<String>> regions) {
    private static final List<String> COMMON = List.of(
            "UTC",
            "America/Los_Angeles",
            "America/Denver",
            "America/Chicago",
            "America/New_York",
            "America/Sao_Paulo",
            "Europe/London",
            "Europe/Berlin",
            "Asia/Kolkata",
            "Asia/Tokyo",
            "Australia/Sydney");

    static final Zones ALL = new Zones(COMMON, others());

    /** Whether one can be chosen here. */
    public boolean has(String zone) {
        return common.contains(zone) || regions.values().stream().anyMatch(zones -> zones.contains(zone));
    }

    private static Map<String, List<String>> others() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                .filter(id -> !COMMON.contains(id))
                .sorted()
                .collect(Collectors.groupingBy(
                        id -> id.substring(0, id.indexOf('/')), TreeMap::new, Collectors.toList()));
    }
}
