package io.claimcode.verify.course.check;

/** What an answer says, or leaves open. */
public enum Outcome {
    OK,
    /** It certainly did not happen. */
    REFUSED,
    /** It may have happened, may still happen, or never will: no answer, 5xx, or the same request is in progress. */
    UNKNOWN
}
