package io.claimcode.promotion.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.claimcode.kit.identity.Caller;
import io.claimcode.promotion.FindPromotions;
import io.claimcode.promotion.model.HistoryEntry;
import io.claimcode.promotion.model.Page;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** History: who did what to a promotion, and when. */
@Path("/console/promotions/{id}/history")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermissionsAllowed("promotions")
public final class HistoryResource {
    private static final int ROWS = 50;

    private static final Map<String, String> PROPERTIES = Map.of(
            "/internalDescription", "internal description",
            "/schedule/startsAt", "start",
            "/schedule/endsAt", "end",
            "/limits/maxUnitsPerOrder", "discounted units per order",
            "/limits/maxRedemptions", "redemptions in all",
            "/limits/maxDiscount", "discount in all",
            "/messaging/checkoutDisplayText", "checkout display text",
            "/messaging/shortDisplayText", "short display text",
            "/messaging/detailPageDisplayText", "detail page display text",
            "/messaging/termsAndConditions", "terms and conditions");

    private final Caller caller;
    private final FindPromotions promotions;
    private final Requests requests;

    HistoryResource(Caller caller, FindPromotions promotions, Requests requests) {
        this.caller = caller;
        this.promotions = promotions;
        this.requests = requests;
    }

    @CheckedTemplate(basePath = "console")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance history(
                PromotionView promotion, String tab, List<Entry> entries, @Nullable String next);
    }

    /** Something that happened. */
    public record Entry(String at, String what, String who) {
        static Entry of(HistoryEntry entry, String zone) {
            var who = entry.actor().equals(HistoryEntry.NOBODY) ? "by itself" : "by " + entry.actor();
            return new Entry(Words.at(entry.at(), zone), HistoryResource.what(entry), who);
        }
    }

    @GET
    public Uni<TemplateInstance> list(@PathParam("id") UUID id, @QueryParam("after") @Nullable String after) {
        var position = after == null ? null : Page.Position.parse(after).orElse(null);
        return promotions
                .one(caller.seller(), id)
                .chain(promotion -> promotions
                        .history(caller.seller(), id, new Page.Request(ROWS, position))
                        .map(page -> Pages.history(
                                PromotionView.of(promotion, requests.now()),
                                "history",
                                page.items().stream()
                                        .map(each -> Entry.of(
                                                each,
                                                promotion.terms().schedule().timeZone()))
                                        .toList(),
                                page.last() == null
                                        ? null
                                        : "?after="
                                                + URLEncoder.encode(page.last().text(), StandardCharsets.UTF_8))));
    }

    private static String what(HistoryEntry entry) {
        return switch (entry.act()) {
            case CREATED -> "Created";
            case CHANGED ->
                "Changed: "
                        + entry.changed().stream()
                                .map(pointer -> PROPERTIES.getOrDefault(pointer, pointer))
                                .distinct()
                                .collect(Collectors.joining(", "));
            case PAUSED -> "Paused";
            case RESUMED -> "Resumed";
            case ENDED -> "Ended";
            case CANCELLED -> "Cancelled";
            case EXPIRED -> "Expired";
            case GROUP_REQUESTED -> "Claim code group requested";
            case GROUP_IMPORTED -> "Claim code group imported";
            case GROUP_CANCELLED -> "Claim code group given up";
            case GROUP_VOIDED -> "Claim code group voided";
        };
    }
}
