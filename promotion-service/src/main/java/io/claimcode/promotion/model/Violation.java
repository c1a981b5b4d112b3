package io.claimcode.promotion.model;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where, as a JSON Pointer into the request
 * @param detail what, in words that a seller understands
 */
public record Violation(String pointer, String detail) {}
