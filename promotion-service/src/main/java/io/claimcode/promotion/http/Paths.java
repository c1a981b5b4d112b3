package io.claimcode.promotion.http;

import java.util.UUID;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;

/** Where things are in this API. */
final class Paths {
    private Paths() {}

    static String promotion(UUID id) {
        return "/v1/promotions/" + id;
    }

    static String group(UUID promotionId, UUID groupId) {
        return promotion(promotionId) + "/claim-code-groups/" + groupId;
    }

    static String selection(UUID id) {
        return "/v1/product-selections/" + id;
    }

    /** An id in a query, which must be one. */
    static UUID queryId(String name, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Problem.invalid("/" + name, "must be an id");
        }
    }

    /** An id in a path; what isn't one names nothing that exists. */
    static UUID id(String text) {
        try {
            var id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException noId) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        throw Problem.of(ProblemType.NOT_FOUND);
    }
}
