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
    }

    ClaimCodeGroup group() {
        return new ClaimCodeGroup(groupId, promotionId, name, quantity, status, created, redeemed, createdAt);
    }
}
