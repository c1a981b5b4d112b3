package io.claimcode.promotion;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claimcode.promotion.model.PromotionDraft;

/** Requests for promotions, made from one that is in order. */
public final class Drafts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode draft;

    private Drafts(ObjectNode draft) {
        this.draft = draft;
    }

    /** A promotion with every property, as a seller would send it, long before it starts. */
    public static Drafts complete() {
        return of("""
                {
                  "type": "PERCENTAGE_OFF",
                  "internalDescription": "Spring launch",
                  "trackingId": "spring-2027",
                  "currency": "USD",
                  "buyerPurchases": {"kind": "AT_LEAST_QUANTITY", "quantity": 1},
                  "purchasedItems": {"kind": "SKUS", "values": ["SKU-1", "SKU-2"]},
                  "excludedItems": {"kind": "SKUS", "values": []},
                  "buyerGets": {
                    "kind": "PERCENT_OFF", "percent": "20", "appliesTo": {"kind": "PURCHASED_ITEMS"}, "tiers": []
                  },
                  "schedule": {
                    "startsAt": "2047-03-01T00:00", "endsAt": "2047-03-31T23:59", "timeZone": "America/Los_Angeles"
                  },
                  "claimCode": {
                    "kind": "SINGLE_USE", "oneRedemptionPerCustomer": true, "combinability": "PREFERENTIAL"
                  },
                  "limits": {
                    "maxUnitsPerOrder": 3, "maxRedemptions": 5000,
                    "maxDiscount": {"amount": "20000.00", "currency": "USD"}
                  },
                  "messaging": {
                    "checkoutDisplayText": "20% off", "shortDisplayText": null,
                    "detailPageDisplayText": null, "termsAndConditions": null
                  },
                  "claimCodeGroup": {"name": "Spring launch", "quantity": 1000}
                }""");
    }

    /** As little as a seller can send. */
    public static Drafts least() {
        return of("""
                {
                  "type": "PERCENTAGE_OFF",
                  "internalDescription": "Spring launch",
                  "currency": "USD",
                  "purchasedItems": {"kind": "ENTIRE_CATALOG"},
                  "buyerGets": {"percent": "20"},
                  "schedule": {"startsAt": "2020-03-01T00:00", "endsAt": "2047-03-31T23:59", "timeZone": "UTC"}
                }""");
    }

    /** The same with this JSON at this place; nothing at all when it is empty. */
    public Drafts with(String pointer, String json) {
        var changed = draft.deepCopy();
        var at = JsonPointer.compile(pointer);
        var parent = changed.at(at.head());
        var name = at.last().getMatchingProperty();
        if (json.isEmpty()) {
            ((ObjectNode) parent).remove(name);
        } else if (parent instanceof ObjectNode object) {
            object.set(name, read(json));
        } else {
            throw new IllegalArgumentException("no object at " + at.head());
        }
        return new Drafts(changed);
    }

    public String json() {
        return draft.toString();
    }

    public PromotionDraft draft() {
        try {
            return JSON.treeToValue(draft, PromotionDraft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Drafts of(String json) {
        return new Drafts((ObjectNode) read(json));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
