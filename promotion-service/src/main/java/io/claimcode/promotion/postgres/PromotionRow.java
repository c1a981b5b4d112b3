package io.claimcode.promotion.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.claimcode.contracts.event.PromotionState;
import io.claimcode.kit.event.EventJson;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.PromotionTerms;
import org.jspecify.annotations.Nullable;

/** A promotion as a row. */
@Entity
@Table(name = "promotion")
class PromotionRow {
    @Id
    UUID id;

    String seller;
    long version;

    boolean expired;

    @Column(name = "budget_exhausted")
    boolean budgetExhausted;

    /** When that was so; null before the checkout said anything. */
    @Column(name = "budget_at")
    @Nullable
    Instant budgetAt;

    @Enumerated(EnumType.STRING)
    PromotionState.Status status;

    @Column(name = "internal_description")
    String internalDescription;

    String currency;

    @Column(name = "tracking_id")
    String trackingId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "starts_at")
    Instant startsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    @Column(columnDefinition = "text")
    String terms;

    static PromotionRow of(Promotion promotion) {
        var row = new PromotionRow();
        row.id = promotion.id();
        row.seller = promotion.seller();
        row.currency = promotion.terms().currency();
        row.trackingId = promotion.terms().trackingId();
        row.createdAt = promotion.createdAt();
        row.become(promotion);
        return row;
    }

    /** Takes over what can change. */
    void become(Promotion promotion) {
        var newTerms = promotion.terms();
        version = promotion.version();
        status = promotion.status();
        expired = promotion.expired();
        internalDescription = newTerms.internalDescription();
        startsAt = newTerms.schedule().from();
        endsAt = newTerms.schedule().until();
        terms = EventJson.write(newTerms);
    }

    Promotion promotion() {
        var stored = EventJson.read(terms.getBytes(StandardCharsets.UTF_8), PromotionTerms.class);
        return new Promotion(id, seller, version, status, expired, budgetExhausted, createdAt, stored);
    }
}
