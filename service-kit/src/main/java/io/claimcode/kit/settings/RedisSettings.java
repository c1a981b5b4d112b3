package io.claimcode.kit.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;

/** Redis must evict nothing: a code that is gone would be called unknown, and a claim that is gone taken for none. */
final class RedisSettings implements Settings {
    private static final String POLICY = "maxmemory-policy";
    private static final String SAFE = "noeviction";

    private final Question<Found> question;

    RedisSettings(Redis redis) {
        Uni<Lines> info = redis.send(Request.cmd(Command.create("INFO"))).map(Lines::new);
        Uni<String> policy = redis.send(
                        Request.cmd(Command.create("CONFIG")).arg("GET").arg(POLICY))
                .map(RedisSettings::configured)
                // Some forbid CONFIG. An older or a managed Redis says it in INFO as well.
                .onFailure()
                .recoverWithUni(() -> info.map(lines -> lines.value("maxmemory_policy")));
        this.question =
                new Question<>(policy.chain(found -> info.map(lines -> new Found(found, lines.value("evicted_keys")))));
    }

    @Override
    public Part part() {
        return Part.REDIS;
    }

    @Override
    public List<String> problems() throws Unanswered, InterruptedException {
        Found found = question.answer();
        List<String> problems = new ArrayList<>();
        if (found.policy().isEmpty()) {
            problems.add("Redis doesn't tell its " + POLICY + ": allow CONFIG GET or INFO.");
        } else if (!found.policy().toLowerCase(Locale.ROOT).equals(SAFE)) {
            problems.add("Redis may evict codes and claims (" + POLICY + " is " + found.policy() + "): set it to "
                    + SAFE + ".");
        }
        if (!found.evicted().isEmpty() && !found.evicted().equals("0")) {
            problems.add("Redis has evicted " + found.evicted()
                    + " keys, so codes may be missing: don't restart it, load it anew (POST /v1/reload?from=NOTHING),"
                    + " then send it CONFIG RESETSTAT.");
        }
        return problems;
    }

    /** A list of name and value in the older protocol, a map in the newer. */
    private static String configured(Response answer) {
        if (answer.getDelegate().getKeys().contains(POLICY)) {
            return answer.get(POLICY).toString();
        }
        return answer.size() > 1 ? answer.get(1).toString() : "";
    }

    private record Found(String policy, String evicted) {}

    /** The text of INFO. */
    private record Lines(String text) {
        Lines(Response answer) {
            this(answer.toString());
        }

        String value(String name) {
            return text.lines()
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }
}
