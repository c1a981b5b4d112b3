package io.claimcode.promotion.model;

import java.util.List;

/**
 * A change that a seller asks for.
 *
 * @param draft what the promotion would be
 * @param changed JSON Pointers to what would be other than before
 */
public record Amendment(PromotionDraft draft, List<String> changed) {}
