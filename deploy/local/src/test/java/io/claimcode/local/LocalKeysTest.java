package io.claimcode.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LocalKeysTest {

    @TempDir
    Path folder;

    @Test
    void secondReader_findsTheSameKeys() {
        LocalKeys first = LocalKeys.in(folder);
        LocalKeys second = LocalKeys.in(folder);

        assertThat(second.publicKey()).isEqualTo(first.publicKey());
        assertThat(second.settings(Service.CODEGEN)).isEqualTo(first.settings(Service.CODEGEN));
    }

    @Test
    void severalFirstReadersAtOnce_agree() {
        List<CompletableFuture<LocalKeys>> readers = IntStream.range(0, 8)
                .mapToObj(reader -> CompletableFuture.supplyAsync(() -> LocalKeys.in(folder)))
                .toList();

        assertThat(readers.stream()
                        .map(CompletableFuture::join)
                        .map(LocalKeys::publicKey)
                        .distinct())
                .hasSize(1);
        assertThat(readers.stream()
                        .map(CompletableFuture::join)
                        .map(keys -> keys.settings(Service.REDEMPTION))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void containers_areGivenTheSameKeys() throws Exception {
        LocalKeys keys = LocalKeys.in(folder);

        assertThat(folder.resolve("redemption.env"))
                .content()
                .contains("QUARKUS_OIDC_PUBLIC_KEY=" + keys.publicKey() + "\n")
                .contains("CLAIMCODE_KEYS_PEPPER="
                        + keys.settings(Service.REDEMPTION).get("claimcode.keys.pepper"))
                .doesNotContain("SEALING");
    }

    @Test
    void secretFiles_areForTheOwnerOnly() throws Exception {
        LocalKeys.in(folder);

        for (String secret :
                List.of("private.pem", "local.properties", "promotion.env", "codegen.env", "redemption.env")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void eachService_getsOnlyTheSecretsItNeeds() {
        LocalKeys keys = LocalKeys.in(folder);

        assertThat(keys.settings(Service.PROMOTION))
                .containsOnlyKeys("claimcode.keys.pepper", "claimcode.console.local-sign-in.signing-key");
        assertThat(keys.settings(Service.CODEGEN))
                .containsOnlyKeys("claimcode.keys.pepper", "claimcode.keys.sealing", "claimcode.keys.sealing-id");
        Map<String, String> redemption = keys.settings(Service.REDEMPTION);
        assertThat(redemption).containsOnlyKeys("claimcode.keys.pepper", "claimcode.keys.customers");
        assertThat(redemption.values())
                .allSatisfy(key -> assertThat(Base64.getDecoder().decode(key)).hasSize(32));
    }

    @Test
    void environmentNames_areThoseThatMeanTheProperties() {
        Map<String, String> properties = Settings.of(Service.CODEGEN, 1, 2, 3, LocalKeys.in(folder));

        assertThat(Settings.asEnvironment(properties))
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/codegen")
                .containsEntry("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://127.0.0.1:1/codegen")
                .containsEntry("QUARKUS_REDIS_HOSTS", "redis://127.0.0.1:2")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:3")
                .containsEntry("CLAIMCODE_KEYS_SEALING_ID", "k1")
                .containsKeys("QUARKUS_OIDC_PUBLIC_KEY", "CLAIMCODE_KEYS_PEPPER", "CLAIMCODE_KEYS_SEALING");
    }
}
