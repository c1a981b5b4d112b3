package io.claimcode.verify.course;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.SerializationFeature;
import io.claimcode.verify.course.check.Checker;
import io.claimcode.verify.course.check.Outcome;
import io.claimcode.verify.course.check.Trouble;

/** A course's figures, as JSON and as a page. */
final class Report {
    private final Result result;
    private final String command;

    Report(Result result, String command) {
        this.result = result;
        this.command = command;
    }

    /** Faults of one name. */
    record Kind(String fault, int times, double medianSeconds, double longestSeconds, double downSeconds) {}

    /** Writes both files; with violations the whole history too. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Http.JSON
                .writer(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve("report.json").toFile(), json());
        Files.writeString(folder.resolve("report.html"), html());
        var history = folder.resolve("history.jsonl");
        Files.deleteIfExists(history);
        if (!result.violations().isEmpty()) {
            try (var lines = Files.newBufferedWriter(history, StandardCharsets.UTF_8)) {
                for (var call : result.evidence().calls()) {
                    lines.write(Http.JSON.writeValueAsString(call));
                    lines.newLine();
                }
            }
        }
    }

    private Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("command", command);
        json.put("seed", result.seed());
        json.put("endedAt", Instant.now().toString());
        json.put("seconds", Math.round(result.seconds()));
        json.put("operations", result.operations());
        json.put("redemptions", result.redemptions());
        json.put("unknown", result.count(Outcome.UNKNOWN));
        json.put("faults", result.evidence().troubles().size());
        json.put("violations", result.violations());
        json.put("byActAndOutcome", byAct());
        json.put("checks", Checker.names());
        json.put("recovery", kinds());
        json.put("troubles", result.evidence().troubles());
        return json;
    }

    private Map<String, Map<Outcome, Long>> byAct() {
        return result.evidence().calls().stream()
                .collect(Collectors.groupingBy(
                        call -> call.act().name(),
                        TreeMap::new,
                        Collectors.groupingBy(call -> call.outcome(), TreeMap::new, Collectors.counting())));
    }

    private List<Kind> kinds() {
        var kinds = new ArrayList<Kind>();
        result.evidence().troubles().stream()
                .collect(Collectors.groupingBy(
                        trouble -> trouble.fault().contains(", then ") ? "two in sequence" : trouble.fault(),
                        TreeMap::new,
                        Collectors.toList()))
                .forEach((fault, troubles) -> {
                    var seconds =
                            troubles.stream().map(Report::seconds).sorted().toList();
                    kinds.add(new Kind(
                            fault,
                            troubles.size(),
                            seconds.get(seconds.size() / 2),
                            seconds.getLast(),
                            troubles.stream()
                                    .mapToDouble(trouble -> (trouble.healedAt() - trouble.from()) / 1e9)
                                    .max()
                                    .orElseThrow()));
                });
        return kinds;
    }

    private static double seconds(Trouble trouble) {
        return trouble.recoveredAt() < 0 ? Double.NaN : (trouble.recoveredAt() - trouble.healedAt()) / 1e9;
    }

    private String html() {
        var rows = kinds().stream()
                .map(kind -> "<tr><td>%s<td>%d<td>%.1f<td>%.2f<td>%.2f"
                        .formatted(
                                escaped(kind.fault),
                                kind.times,
                                kind.downSeconds,
                                kind.medianSeconds,
                                kind.longestSeconds))
                .collect(Collectors.joining("\n"));
        var acts = byAct().entrySet().stream()
                .map(act -> "<tr><td>%s<td>%d<td>%d<td>%d"
                        .formatted(
                                act.getKey(),
                                act.getValue().getOrDefault(Outcome.OK, 0L),
                                act.getValue().getOrDefault(Outcome.REFUSED, 0L),
                                act.getValue().getOrDefault(Outcome.UNKNOWN, 0L)))
                .collect(Collectors.joining("\n"));
        var found = result.violations().stream()
                .limit(200)
                .map(violation -> "<li>" + escaped(violation.toString()))
                .collect(Collectors.joining("\n"));
        return """
                <!doctype html>
                <html lang="en"><meta charset="utf-8"><title>Claimcode: fault course %1$d</title>
                <style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
                table{border-collapse:collapse}td,th{border-bottom:1px solid #ccc;padding:.2rem .8rem;text-align:right}
                td:first-child,th:first-child{text-align:left}</style>
                <h1>Fault course, seed %1$d</h1>
                <p><code>%2$s</code>: %3$d operations in %4$d minutes, %5$d redemptions acknowledged, %6$d requests without
                a certain answer, %7$d faults, <strong>%8$d violations</strong>.</p>
                <ul>%9$s</ul>
                <h2>Recovery</h2>
                <p>Seconds from healing until both redemption-services had redeemed what was asked for after it.</p>
                <table><tr><th>fault<th>times<th>longest down<th>median<th>longest%n%10$s</table>
                <h2>Operations</h2>
                <table><tr><th>act<th>done<th>refused<th>open%n%11$s</table>
                <h2>Checks</h2><ul>%12$s</ul></html>
                """.formatted(
                        result.seed(),
                        escaped(command),
                        result.operations(),
                        Math.round(result.seconds() / 60),
                        result.redemptions(),
                        result.count(Outcome.UNKNOWN),
                        result.evidence().troubles().size(),
                        result.violations().size(),
                        found,
                        rows,
                        acts,
                        Checker.names().stream().map(name -> "<li>" + name).collect(Collectors.joining("\n")));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String command(Options options) {
        return "./claimcode prove --minutes %s --seed %d"
                .formatted(String.format(Locale.ROOT, "%.0f", options.time().toSeconds() / 60.0), options.seed());
    }
}
