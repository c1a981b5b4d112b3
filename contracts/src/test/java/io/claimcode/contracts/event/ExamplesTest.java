package io.claimcode.contracts.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every example ever committed still parses, fits its schema, and loses nothing on the way through its record. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("src/test/resources/examples");
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.sorted().toList();
        }
    }

    @Test
    void everyType_hasAnExample() throws IOException {
        assertThat(examples().stream().map(ExamplesTest::typeOf).distinct())
                .containsExactlyInAnyOrder(EventType.values());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_roundTrips(Path example) throws IOException {
        var type = typeOf(example);

        var event = MAPPER.readValue(example.toFile(), type.record());

        assertThat(EventType.of(event)).isEqualTo(type);
        assertThat(withoutNulls(MAPPER.valueToTree(event)).toPrettyString())
                .isEqualTo(withoutNulls(MAPPER.readTree(example.toFile())).toPrettyString());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_fitsItsSchema(Path example) throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("src/main/resources/io/claimcode/contracts/event")
                        .resolve(typeOf(example).shortName() + ".v1.json")));
        var text = Files.readString(example);

        assertThat(schema.validate(
                        text,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
        assertThat(schema.validate("{}", InputFormat.JSON))
                .as("the schema refuses something")
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void unknownField_isIgnored(Path example) throws IOException {
        var later = Files.readString(example).replaceFirst("\\{", "{\"addedLater\":[1],");

        assertThat(MAPPER.readValue(later, typeOf(example).record()))
                .isEqualTo(MAPPER.readValue(example.toFile(), typeOf(example).record()));
    }

    /** A field that was added since is null in an older example's record. */
    private static JsonNode withoutNulls(JsonNode tree) {
        if (tree.isObject()) {
            ((ObjectNode) tree).removeNulls();
        }
        tree.forEach(ExamplesTest::withoutNulls);
        return tree;
    }

    private static EventType typeOf(Path example) {
        var shortName = example.getFileName().toString().split("\\.", 2)[0];
        return EventType.named("claimcode." + shortName + ".v1").orElseThrow();
    }
}
