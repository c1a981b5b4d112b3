package io.claimcode.local.test;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContainerStackTest {

    @Test
    void servers_areThoseOfTheComposeFile() {
        assertThat(Path.of("..", "..", "docker-compose.yml"))
                .content()
                .contains(ContainerStack.images().stream()
                        .limit(3)
                        .map(image -> "    image: " + image + "\n")
                        .toList());
    }
}
