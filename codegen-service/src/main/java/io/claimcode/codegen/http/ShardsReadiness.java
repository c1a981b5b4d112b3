package io.claimcode.codegen.http;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.codegen.ReloadShards;
import io.claimcode.codegen.model.ShardState;
import io.claimcode.contracts.redis.RedisLayout;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when all shards of Redis hold all live codes. Postgres and the connection to Redis have checks of their own. */
@Readiness
@ApplicationScoped
class ShardsReadiness implements HealthCheck {
    private static final String NAME = "Redis shards";
    private static final int NAMED = 16;

    private final ReloadShards reloadShards;

    @Inject
    ShardsReadiness(ReloadShards reloadShards) {
        this.reloadShards = reloadShards;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            List<ShardState> incomplete = reloadShards.incomplete();
            return HealthCheckResponse.named(NAME)
                    .status(incomplete.isEmpty())
                    .withData("complete", RedisLayout.SHARDS - incomplete.size())
                    .withData("incomplete", names(incomplete))
                    .build();
        } catch (RuntimeException e) {
            return HealthCheckResponse.named(NAME)
                    .down()
                    .withData("incomplete", "unreachable")
                    .build();
        }
    }

    private static String names(List<ShardState> incomplete) {
        List<String> names = incomplete.stream()
                .limit(NAMED)
                .map(state -> String.format("%02x", state.shard()))
                .toList();
        return String.join(" ", names) + (incomplete.size() > NAMED ? " …" : "");
    }
}
