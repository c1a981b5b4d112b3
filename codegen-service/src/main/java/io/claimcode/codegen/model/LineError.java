package io.claimcode.codegen.model;

/**
 * What is wrong with a line of a file.
 *
 * @param line counted from 1
 * @param detail a phrase about the line, which doesn't quote it
 */
public record LineError(int line, String detail) {}
