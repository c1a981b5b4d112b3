package io.claimcode.contracts.problem;

import java.util.Locale;

/** A kind of refusal (RFC 9457): one constant, one type URI, one status, in order of precedence. */
public enum ProblemType {
    MALFORMED_REQUEST(400, "The request can't be read"),
    UNKNOWN_PROPERTY(400, "The request has a property that doesn't exist"),
    IDEMPOTENCY_KEY_MISSING(400, "The Idempotency-Key header is missing"),
    IDEMPOTENCY_KEY_INVALID(400, "The Idempotency-Key header is not 1 to 255 visible ASCII characters"),
    CODE_MALFORMED(400, "This can't be a code: it is mistyped"),
    PAYLOAD_TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
    NOT_ACCEPTABLE(406, "No representation is acceptable"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    UNAUTHENTICATED(401, "A valid bearer token is needed"),
    FORBIDDEN(403, "The token doesn't allow this"),
    NOT_FOUND(404, "There is no such thing here"),
    VALIDATION_FAILED(422, "The request has invalid values"),
    PRECONDITION_REQUIRED(428, "The If-Match header is missing"),
    PRECONDITION_FAILED(412, "The version is not the current one"),
    RANGE_NOT_SATISFIABLE(416, "The representation has no such bytes"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
    IMMUTABLE_PROPERTY(422, "The property can't be changed"),
    REDEMPTION_CANCELLED(409, "The redemption with this key was cancelled"),
    REQUEST_IN_PROGRESS(409, "The same request is being worked on"),
    ORDER_ALREADY_REDEEMED(409, "The order has an active redemption"),
    TOO_MANY_ATTEMPTS(429, "Too many unknown codes were tried"),
    CODE_UNKNOWN(404, "The code is not known"),
    CODE_VOIDED(410, "The code was voided"),
    PROMOTION_ENDED(410, "The promotion is over"),
    CODE_ALREADY_REDEEMED(409, "The code was redeemed already"),
    CODE_HELD(409, "The code is held by another order"),
    CUSTOMER_LIMIT_REACHED(409, "The customer has redeemed a code of this promotion already"),
    PROMOTION_NOT_STARTED(422, "The promotion has not started"),
    PROMOTION_PAUSED(422, "The promotion is paused"),
    CURRENCY_MISMATCH(422, "The promotion is in another currency"),
    CART_NOT_ELIGIBLE(422, "The cart doesn't meet the promotion's conditions"),
    BUDGET_EXHAUSTED(409, "The promotion's budget is used up"),
    DISCOUNT_CHANGED(409, "The discount is other than expected"),
    PROMOTION_STATE(409, "The promotion's state doesn't allow this"),
    GROUP_NAME_TAKEN(409, "The promotion has a claim code group of this name"),
    SELECTION_NAME_TAKEN(409, "The seller has a product selection of this name"),
    SELECTION_IN_USE(409, "A promotion that is not over uses the product selection"),
    TOO_MANY_SELECTIONS(409, "The seller has as many product selections as are allowed"),
    TOO_MANY_STREAMS(429, "The seller follows as many streams as are allowed"),
    GROUP_NOT_READY(409, "The claim code group is not ready"),
    GROUP_VOIDED(410, "The claim code group was voided"),
    INTERNAL_ERROR(500, "Something went wrong here"),
    TEMPORARILY_UNAVAILABLE(503, "Not available at the moment; repeat the request with the same key");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What it means, the same in every answer of this type. */
    public String title() {
        return title;
    }

    /** The name in lower case with hyphens, for instance {@code code-unknown}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The problem type URI, for instance {@code urn:claimcode:problem:code-unknown}. */
    public String urn() {
        return "urn:claimcode:problem:" + slug();
    }
}
