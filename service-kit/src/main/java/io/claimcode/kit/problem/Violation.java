package io.claimcode.kit.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer JSON Pointer to it in the request's body
 * @param detail what is wrong
 */
public record Violation(String pointer, String detail) {}
