package io.claimcode.contracts.event;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Writes the JSON Schema of an event's record. Unknown properties are allowed: a later version may add some. */
final class JsonSchemas {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonSchemas() {}

    static String of(EventType type) throws Exception {
        var schema = MAPPER.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:claimcode:event:" + type.shortName() + ":v1");
        schema.put("title", type.wireName());
        describeRecord(type.record(), schema);
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    private static void describeRecord(Class<?> record, ObjectNode schema) {
        schema.put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (RecordComponent component : record.getRecordComponents()) {
            boolean nullable = isNullable(component);
            describe(component.getGenericType(), nullable, properties.putObject(component.getName()));
            if (!nullable) {
                required.add(component.getName());
            }
        }
    }

    private static void describe(Type type, boolean nullable, ObjectNode schema) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            schema.put("type", "array");
            describe(list.getActualTypeArguments()[0], false, schema.putObject("items"));
            return;
        }
        var type1 = (Class<?>) type;
        if (type1.isRecord()) {
            describeRecord(type1, schema);
        } else if (type1.isEnum()) {
            schema.put("type", "string");
            var values = schema.putArray("enum");
            for (Object constant : type1.getEnumConstants()) {
                values.add(((Enum<?>) constant).name());
            }
            if (nullable) {
                values.addNull();
            }
        } else if (type1 == int.class || type1 == long.class || type1 == Integer.class || type1 == Long.class) {
            schema.put("type", "integer");
        } else if (type1 == boolean.class) {
            schema.put("type", "boolean");
        } else if (type1 == UUID.class) {
            schema.put("type", "string").put("format", "uuid");
        } else if (type1 == Instant.class) {
            schema.put("type", "string").put("format", "date-time");
        } else if (type1 == String.class) {
            schema.put("type", "string");
        } else {
            throw new IllegalArgumentException("no schema for " + type1);
        }
        if (nullable) {
            var name = schema.get("type").asText();
            schema.putArray("type").add(name).add("null");
        }
    }

    private static boolean isNullable(RecordComponent component) {
        AnnotatedElement type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }
}
