package io.claimcode.redemption;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.redemption.model.ClaimCodeGroup;
import io.claimcode.redemption.model.Terms;

/** The terms of all promotions in memory, so that a checkout reads none. News may come late, twice or in any order. */
@ApplicationScoped
public class TermsBook {
    private final ConcurrentHashMap<UUID, Terms> promotions = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<UUID, ClaimCodeGroup> groups = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, UUID> batches = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Fingerprint, UUID> groupCodes = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Set<UUID>> automatic = new ConcurrentHashMap<>();

    private volatile BooleanSupplier complete = () -> false;

    /** Says from whom it is known whether all was learnt that there was at the start. */
    void fedBy(BooleanSupplier caughtUp) {
        complete = caughtUp;
    }

    /** Whether all was learnt that there was at the start: before that, what isn't here may only not have been read yet. */
    boolean isComplete() {
        return complete.getAsBoolean();
    }

    /** Keeps the highest version. */
    void learn(PromotionState promotion) {
        promotions.merge(
                promotion.promotionId(),
                Terms.of(promotion),
                (known, news) -> news.state().version() > known.state().version() ? news : known);
        var claimCode = promotion.claimCode();
        switch (claimCode.kind()) {
            case SINGLE_USE -> {}
            case NONE ->
                automatic
                        .computeIfAbsent(promotion.seller(), seller -> ConcurrentHashMap.newKeySet())
                        .add(promotion.promotionId());
            case GROUP -> {
                if (claimCode.groupCodeFingerprint() != null) {
                    learnGroupCode(
                            Fingerprint.of(HexFormat.of().parseHex(claimCode.groupCodeFingerprint())), promotion);
                }
            }
        }
    }

    /** A group code may be used again when its promotion is over: the latest promotion has it. */
    private void learnGroupCode(Fingerprint code, PromotionState promotion) {
        groupCodes.merge(code, promotion.promotionId(), (known, news) -> {
            var before = promotions.get(known);
            return before == null
                            || promotion.createdAt().isAfter(before.state().createdAt())
                    ? news
                    : known;
        });
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

    /** Whether a promotion was heard of. */
    boolean knows(UUID promotionId) {
        return promotions.containsKey(promotionId);
    }

    /** The terms of the promotion with this group code. */
    Optional<Terms> groupCode(Fingerprint code) {
        return Optional.ofNullable(groupCodes.get(code)).map(promotions::get);
    }

    /** The terms of a seller's promotions that need no code. */
    List<Terms> automatic(String seller) {
        return automatic.getOrDefault(seller, Set.of()).stream()
                .map(promotions::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** What is known of a batch. */
    record Known(ClaimCodeGroup group, Terms terms) {}
}
