package io.claimcode.redemption;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.claimcode.contracts.event.PromotionState;
import io.claimcode.redemption.model.ClaimCodeGroup;
import io.claimcode.redemption.model.Terms;

/** The terms of all promotions in memory, so that a checkout reads none. News may come late, twice or in any order. */
@ApplicationScoped
public class TermsBook {
    private final ConcurrentHashMap<UUID, Terms> promotions = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<UUID, ClaimCodeGroup> groups = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, UUID> batches = new ConcurrentHashMap<>();

    /** Keeps the highest version. */
    void learn(PromotionState promotion) {
        promotions.merge(
                promotion.promotionId(),
                Terms.of(promotion),
                (known, news) -> news.state().version() > known.state().version() ? news : known);
    }

    /** Keeps what is most final. */
    void learn(ClaimCodeGroup news) {
        var group = groups.merge(news.groupId(), news, ClaimCodeGroup::with);
        if (group.batchNumber() != null) {
            batches.put(group.batchNumber(), group.groupId());
        }
    }

    /** The group and terms of a batch's codes; empty when this instance hasn't heard of either yet. */
    Optional<Known> find(int batchNumber) {
        return Optional.ofNullable(batches.get(batchNumber))
                .map(groups::get)
                .flatMap(group ->
                        Optional.ofNullable(promotions.get(group.promotionId())).map(terms -> new Known(group, terms)));
    }

    /** What is known of a batch. */
    record Known(ClaimCodeGroup group, Terms terms) {}
}
