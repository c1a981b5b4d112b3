package io.claimcode.promotion.http;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The versions that a change is meant for (RFC 9110, 13.1.1). Compared strongly: a weak tag matches nothing.
 *
 * @param tags as they stand in the header
 */
record IfMatch(Set<String> tags) {
    /**
     * What a header says that must be there.
     *
     * @throws Problem {@code precondition-required}
     */
    static IfMatch required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw Problem.of(ProblemType.PRECONDITION_REQUIRED);
        }
        return new IfMatch(Arrays.stream(header.split(",")).map(String::strip).collect(Collectors.toSet()));
    }

    /** The same for a header that may be missing: then every version is meant. */
    static IfMatch optional(@Nullable String header) {
        return header == null ? new IfMatch(Set.of("*")) : required(header);
    }

    boolean matches(long version) {
        return tags.contains("*") || tags.contains(PromotionView.entityTag(version));
    }
}
