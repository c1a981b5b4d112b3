package io.claimcode.kit.problem;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.claimcode.contracts.problem.ProblemType;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Bodies that can't be read, with the place where. */
public final class JsonProblems {
    /** JSON of which a member is unknown or of another type than meant. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException exception) {
        return of(exception).toResponse();
    }

    /** The problem of a document that can't be read; for services that read JSON by themselves. */
    public static Problem of(JsonProcessingException exception) {
        return switch (exception) {
            case UnrecognizedPropertyException unknown ->
                Problem.of(ProblemType.UNKNOWN_PROPERTY).error(JsonPointers.of(unknown), "is not known");
            case InvalidFormatException invalid when invalid.getValue() instanceof String -> invalidText(invalid);
            case InputCoercionException outOfRange -> outOfRange();
            case JsonMappingException mapping when mapping.getCause() instanceof InputCoercionException -> outOfRange();
            case JsonMappingException mapping
            when isDuplicateOrBroken(mapping) ->
                Problem.of(ProblemType.MALFORMED_REQUEST, "The body is not well-formed JSON.");
            case JsonMappingException mapping
            when mapping.getPath().isEmpty() ->
                Problem.of(ProblemType.MALFORMED_REQUEST, "The body is missing or of another type.");
            case JsonMappingException mapping ->
                Problem.of(ProblemType.MALFORMED_REQUEST)
                        .error(JsonPointers.of(mapping), "is of another type" + wanted(mapping));
            default -> Problem.of(ProblemType.MALFORMED_REQUEST, "The body is not well-formed JSON.");
        };
    }

    private static Problem outOfRange() {
        return Problem.of(ProblemType.MALFORMED_REQUEST, "The body has a number that is out of range.");
    }

    /** The text has the JSON type that was meant, so its value is what is wrong. */
    private static Problem invalidText(InvalidFormatException exception) {
        Class<?> target = exception.getTargetType();
        if (target == null || !readsText(target)) {
            return Problem.of(ProblemType.MALFORMED_REQUEST)
                    .error(JsonPointers.of(exception), "is of another type" + wanted(exception));
        }
        String detail = target.isEnum()
                ? "must be one of "
                        + Arrays.stream(target.getEnumConstants())
                                .map(Object::toString)
                                .collect(Collectors.joining(", "))
                : "can't be read";
        return Problem.invalid(JsonPointers.of(exception), detail);
    }

    private static boolean readsText(Class<?> target) {
        return !target.isPrimitive() && !Number.class.isAssignableFrom(target) && target != Boolean.class;
    }

    /** Jackson wraps what the parser finds in the midst of an object: a repeated name, an early end. */
    private static boolean isDuplicateOrBroken(JsonMappingException exception) {
        return !(exception instanceof MismatchedInputException) && exception.getCause() instanceof IOException;
    }

    private static String wanted(JsonMappingException exception) {
        Class<?> target = exception instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (target == null) {
            return "";
        }
        if (CharSequence.class.isAssignableFrom(target)) {
            return ": a string is meant";
        }
        if (target == boolean.class || target == Boolean.class) {
            return ": a boolean is meant";
        }
        if (target.isPrimitive() || Number.class.isAssignableFrom(target)) {
            return ": a number is meant";
        }
        return target.isArray() || Iterable.class.isAssignableFrom(target) ? ": an array is meant" : "";
    }
}
