package io.claimcode.local.test;

import java.util.List;
import java.util.Map;

import io.claimcode.local.Answers;
import io.claimcode.local.Server;
import io.claimcode.local.Stack;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StackResourceTest {

    @Test
    void severalResources_shareOneStack() {
        Map<String, String> promotion = resource("promotion").start();
        Map<String, String> redemption = resource("redemption").start();
        Stack stack = StackResource.stack();

        assertThat(promotion.get("quarkus.redis.hosts"))
                .isEqualTo(redemption.get("quarkus.redis.hosts"))
                .endsWith(":" + stack.redis().port());
        assertThat(redemption.get("quarkus.datasource.jdbc.url")).endsWith("/redemption");
        assertThat(Answers.postgres(stack.postgres().port())).isTrue();
        assertThat(Answers.redis(stack.redis().port())).isTrue();
        assertThat(Answers.kafka(stack.kafka().port())).isTrue();
    }

    @Test
    void killedServer_comesBackAtItsPort() {
        Stack stack = StackResource.stack();

        for (Server server : List.of(stack.postgres(), stack.redis(), stack.kafka())) {
            server.kill();
            assertThat(server.running()).isFalse();
            server.start();
            assertThat(server.running()).isTrue();
        }

        assertThat(Answers.postgres(stack.postgres().port())).isTrue();
        assertThat(Answers.redis(stack.redis().port())).isTrue();
        assertThat(Answers.kafka(stack.kafka().port())).isTrue();
    }

    @Test
    void missingServiceName_isSaid() {
        assertThatThrownBy(() -> new StackResource().init(Map.of())).hasMessageContaining("\"service\"");
    }

    private static StackResource resource(String service) {
        StackResource resource = new StackResource();
        resource.init(Map.of("service", service));
        return resource;
    }
}
