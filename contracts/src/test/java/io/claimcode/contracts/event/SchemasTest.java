package io.claimcode.contracts.event;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The committed schemas are those of the records. To write them anew after a change:
 * {@code ./mvnw -pl contracts test -Dtest=SchemasTest -Dschemas.write=true}.
 */
class SchemasTest {
    private static final Path FOLDER = Path.of("src/main/resources/io/claimcode/contracts/event");

    @ParameterizedTest
    @EnumSource(EventType.class)
    void committedSchema_isTheRecords(EventType type) throws Exception {
        var file = FOLDER.resolve(type.shortName() + ".v1.json");
        var schema = JsonSchemas.of(type);
        if (Boolean.getBoolean("schemas.write")) {
            Files.writeString(file, schema);
        }

        assertThat(file).content().isEqualTo(schema);
    }
}
