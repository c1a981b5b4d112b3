package io.claimcode.kit.problem;

import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;

/**
 * JSON read to the letter: no unknown or repeated property, no value of another type taken for the one meant, nothing
 * after the document. Decimal numbers keep their digits, instants are ISO 8601.
 */
@Singleton
public final class StrictJson implements ObjectMapperCustomizer {
    private static final List<LogicalType> SCALARS = List.of(
            LogicalType.Textual,
            LogicalType.Integer,
            LogicalType.Float,
            LogicalType.Boolean,
            LogicalType.Enum,
            LogicalType.DateTime,
            LogicalType.OtherScalar);

    @Override
    public void customize(ObjectMapper mapper) {
        apply(mapper);
    }

    /** After the customizers of the framework, which are more lenient. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    /** Makes a mapper strict. */
    public static void apply(ObjectMapper mapper) {
        mapper.getFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(
                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        mapper.registerModule(new TimesAsText());
        for (LogicalType type : SCALARS) {
            refuseOtherShapes(mapper.coercionConfigFor(type), type);
        }
    }

    private static void refuseOtherShapes(MutableCoercionConfig coercion, LogicalType type) {
        boolean readsStrings = type != LogicalType.Integer && type != LogicalType.Float && type != LogicalType.Boolean;
        for (CoercionInputShape shape : CoercionInputShape.values()) {
            boolean own = switch (shape) {
                case String -> readsStrings;
                case Integer -> type == LogicalType.Integer || type == LogicalType.Float;
                case Float -> type == LogicalType.Float;
                case Boolean -> type == LogicalType.Boolean;
                default -> false;
            };
            if (!own && !(shape == CoercionInputShape.EmptyString && type == LogicalType.Textual)) {
                coercion.setCoercion(shape, CoercionAction.Fail);
            }
        }
    }
}
