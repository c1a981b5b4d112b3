package io.claimcode.promotion.http;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claimcode.promotion.News;
import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.model.ShownStatus;
import io.claimcode.promotion.model.Snapshot;
import org.jspecify.annotations.Nullable;

/** Writes news as server-sent events. They have no ids: whoever comes again gets the whole state. */
@Singleton
final class NewsText {
    private final ObjectMapper json;

    NewsText(ObjectMapper json) {
        this.json = json;
    }

    /** The state of the promotion itself. */
    record PromotionNews(UUID id, ShownStatus status, long version) {
        static PromotionNews of(Snapshot snapshot) {
            return new PromotionNews(snapshot.promotionId(), snapshot.status(), snapshot.version());
        }
    }

    /** All that is followed. */
    record StateNews(PromotionNews promotion, List<GroupNews> claimCodeGroups, FiguresView redemptions) {}

    /** Claim code groups that are further, or new. */
    record GroupsNews(List<GroupNews> claimCodeGroups) {}

    /** How far a group is, by the names that its own answer has. */
    record GroupNews(
            UUID groupId,
            String name,
            ClaimCodeGroup.Status status,
            int quantity,
            int created,
            long redeemed,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer codesPerSecond,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer secondsLeft) {
        static List<GroupNews> of(List<Snapshot.Progress> groups) {
            return groups.stream().map(GroupNews::of).toList();
        }

        private static GroupNews of(Snapshot.Progress group) {
            var pace = group.pace();
            return new GroupNews(
                    group.groupId(),
                    group.name(),
                    group.status(),
                    group.quantity(),
                    group.created(),
                    group.redeemed(),
                    pace == null ? null : Integer.valueOf(pace.codesPerSecond()),
                    pace == null ? null : Integer.valueOf(pace.secondsLeft()));
        }
    }

    String of(News news) {
        return switch (news) {
            case News.State(Snapshot snapshot) ->
                "retry:2000\n"
                        + event(
                                "state",
                                new StateNews(
                                        PromotionNews.of(snapshot),
                                        GroupNews.of(snapshot.groups()),
                                        FiguresView.of(snapshot.figures(), snapshot.currency())));
            case News.OfPromotion(Snapshot snapshot) -> event("promotion", PromotionNews.of(snapshot));
            case News.OfGroups(List<Snapshot.Progress> groups) ->
                event("claim-code-groups", new GroupsNews(GroupNews.of(groups)));
            case News.OfRedemptions redemptions ->
                event("redemptions", FiguresView.of(redemptions.figures(), redemptions.currency()));
            case News.Heartbeat heartbeat -> ":\n\n";
        };
    }

    private String event(String name, Object data) {
        try {
            return "event:" + name + "\ndata:" + json.writeValueAsString(data) + "\n\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
