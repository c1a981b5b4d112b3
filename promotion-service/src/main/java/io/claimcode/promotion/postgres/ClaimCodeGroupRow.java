package io.claimcode.promotion.postgres;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.model.Pace;
import org.jspecify.annotations.Nullable;

/** A claim code group as a row. */
@Entity
@Table(name = "claim_code_group")
class ClaimCodeGroupRow {
    @Id
    @Column(name = "group_id")
    UUID groupId;

    @Column(name = "promotion_id")
    UUID promotionId;

    String name;
    int quantity;

    @Enumerated(EnumType.STRING)
    ClaimCodeGroup.Status status;

    int created;
    long redeemed;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "codes_per_second")
    @Nullable
    Integer codesPerSecond;

    @Column(name = "seconds_left")
    @Nullable
    Integer secondsLeft;

    @Nullable
    String failure;

    static ClaimCodeGroupRow of(ClaimCodeGroup group) {
        var row = new ClaimCodeGroupRow();
        row.groupId = group.groupId();
        row.promotionId = group.promotionId();
        row.name = group.name();
        row.quantity = group.quantity();
        row.createdAt = group.createdAt();
        row.become(group);
        return row;
    }

    /** Takes over what can change. */
    void become(ClaimCodeGroup group) {
        status = group.status();
        created = group.created();
        redeemed = group.redeemed();
        var pace = group.pace();
        codesPerSecond = pace == null ? null : Integer.valueOf(pace.codesPerSecond());
        secondsLeft = pace == null ? null : Integer.valueOf(pace.secondsLeft());
        failure = group.failure();
    }

    ClaimCodeGroup group() {
        var pace = Pace.of(codesPerSecond, secondsLeft);
        return new ClaimCodeGroup(
                groupId, promotionId, name, quantity, status, created, redeemed, createdAt, pace, failure);
    }
}
