package io.claimcode.codegen;

import java.util.Base64;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.KeyUnavailable;
import io.claimcode.codegen.model.PackedCodes;
import io.claimcode.codegen.sealing.KeyConfig;
import io.claimcode.codegen.sealing.Sealer;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "codegen"))
class CheckKeysTest {
    private static final Chunk CHUNK = new Chunk(new UUID(1, 1), 1, 0, 1, 1);

    @Inject
    World world;

    @Inject
    SealingKeys sealingKeys;

    @Inject
    KeyConfig config;

    @Test
    void theKeysOfThisInstance_areGood() {
        world.awaitReady(world.request(10));

        assertThat(new CheckKeys(sealingKeys, ownSealer()).problems()).isEmpty();
        given().get("/q/health/ready").then().body("checks.find { it.name == 'keys' }.status", equalTo("UP"));
    }

    @Test
    void otherKeyOfTheSameName_isSaidAndNeverUsed() {
        world.awaitReady(world.request(10));
        Sealer wrong = sealer(config.sealingId(), 7);

        CheckKeys checkKeys = new CheckKeys(sealingKeys, wrong);

        assertThat(checkKeys.problems())
                .containsExactly("The sealing key k1 is another one than that which sealed codes by this name.");
        assertThat(checkKeys.wereGood()).isFalse();
        assertThatThrownBy(() -> wrong.seal(CHUNK, PackedCodes.of(new byte[10])))
                .isInstanceOf(KeyUnavailable.class);
    }

    @Test
    void missingOldKey_isNamedAsLongAsItIsNeeded() {
        Batch batch = world.awaitReady(world.request(10));
        world.update("insert into sealing_key (key_id) values ('k0') on conflict do nothing");
        CheckKeys checkKeys = new CheckKeys(sealingKeys, ownSealer());
        assertThat(checkKeys.problems()).isEmpty();

        world.update("update code_chunk set key_id = 'k0' where batch_number = $1", batch.number());
        assertThat(checkKeys.problems())
                .containsExactly("Stored codes are sealed with the key k0, which is not configured"
                        + " (claimcode.keys.sealing-old.k0).");
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'keys' }.status", equalTo("DOWN"));
        given().auth()
                .oauth2(World.token(Events.SELLER))
                .get("/v1/claim-code-groups/{id}/codes", batch.groupId())
                .then()
                .statusCode(503)
                .body("type", equalTo("urn:claimcode:problem:temporarily-unavailable"));

        world.update("update code_chunk set key_id = 'k1' where batch_number = $1", batch.number());
        assertThat(checkKeys.problems()).isEmpty();
        given().get("/q/health/ready").then().body("checks.find { it.name == 'keys' }.status", equalTo("UP"));
    }

    private Sealer ownSealer() {
        return new Sealer(
                config.sealingId(),
                Map.of(
                        config.sealingId(),
                        Base64.getDecoder().decode(config.sealing().orElseThrow())));
    }

    private static Sealer sealer(String id, int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return new Sealer(id, Map.of(id, key));
    }
}
