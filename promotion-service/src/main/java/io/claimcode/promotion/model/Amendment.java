package io.claimcode.promotion.model;

import java.util.List;

/**
 * A change that a seller asks for.
 *
 * @param draft what it would be
 * @param changed JSON Pointers to what would be other than before
 */
public record Amendment<D>(D draft, List<String> changed) {}
