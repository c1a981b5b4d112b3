package io.claimcode.promotion.http;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.JsonPointers;
import io.claimcode.kit.problem.JsonProblems;
import io.claimcode.kit.problem.Problem;
import io.claimcode.promotion.model.Amendment;
import org.jspecify.annotations.Nullable;

/**
 * Changes something by a JSON merge patch (RFC 7396), and finds out what that changes.
 *
 * @param <D> the request for the thing that is changed
 */
final class MergePatch<D> {
    /** The media type. */
    static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final Class<D> type;
    private final ObjectNode patch;
    private final List<String> readOnly = new ArrayList<>();

    /**
     * A patch that was sent.
     *
     * @param shown properties that the thing shows and no request can have
     * @throws Problem {@code malformed-request} or {@code unknown-property} when it can't be one of such a thing
     */
    MergePatch(ObjectMapper json, Class<D> type, Set<String> shown, @Nullable JsonNode sent) {
        if (!(sent instanceof ObjectNode object)) {
            throw Problem.of(ProblemType.MALFORMED_REQUEST, "The body is missing or of another type.");
        }
        this.json = json;
        this.type = type;
        this.patch = object.deepCopy();
        shown.stream().sorted().filter(name -> patch.remove(name) != null).forEach(name -> readOnly.add("/" + name));
        read(patch);
    }

    /** What becomes of the thing. */
    Amendment<D> apply(D before) {
        JsonNode tree = json.valueToTree(before);
        var merged = merged(tree, patch);
        var changed = new ArrayList<>(readOnly);
        compare("", tree, merged, changed);
        return new Amendment<>(read(merged), List.copyOf(changed));
    }

    private D read(JsonNode tree) {
        try {
            return json.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw JsonProblems.of(e);
        }
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        var result = target instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                result.set(member.getKey(), merged(result.path(member.getKey()), member.getValue()));
            }
        });
        return result;
    }

    /** Absent and null are the same here; a list is a whole. */
    private static void compare(String at, JsonNode before, JsonNode after, List<String> changed) {
        if (before.isObject() || after.isObject()) {
            var names = new LinkedHashSet<String>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(name ->
                    compare(at + "/" + JsonPointers.escaped(name), before.path(name), after.path(name), changed));
        } else if (!(isNothing(before) && isNothing(after)) && !before.equals(after)) {
            changed.add(at);
        }
    }

    private static boolean isNothing(JsonNode node) {
        return node.isNull() || node.isMissingNode();
    }
}
