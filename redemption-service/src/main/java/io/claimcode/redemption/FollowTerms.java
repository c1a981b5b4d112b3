package io.claimcode.redemption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.claimcode.contracts.event.BatchCancelled;
import io.claimcode.contracts.event.BatchEvent;
import io.claimcode.contracts.event.BatchFailed;
import io.claimcode.contracts.event.BatchProgressed;
import io.claimcode.contracts.event.BatchReady;
import io.claimcode.contracts.event.ClaimCodeGroupCancelled;
import io.claimcode.contracts.event.ClaimCodeGroupImported;
import io.claimcode.contracts.event.ClaimCodeGroupRequested;
import io.claimcode.contracts.event.ClaimCodeGroupState;
import io.claimcode.contracts.event.ClaimCodeGroupVoided;
import io.claimcode.contracts.event.Event;
import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.event.PromotionChanged;
import io.claimcode.contracts.event.PromotionCreated;
import io.claimcode.contracts.event.PromotionEnded;
import io.claimcode.contracts.event.PromotionEvent;
import io.claimcode.contracts.event.PromotionPaused;
import io.claimcode.contracts.event.PromotionResumed;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.contracts.event.RedemptionEvent;
import io.claimcode.contracts.event.Topic;
import io.claimcode.kit.event.Envelope;
import io.claimcode.kit.event.EventJson;
import io.claimcode.kit.event.UnusableRecord;
import io.claimcode.redemption.kafka.FollowedTopics;
import io.claimcode.redemption.kafka.TopicFollower;
import io.claimcode.redemption.model.Amount;
import io.claimcode.redemption.model.ClaimCodeGroup;
import io.claimcode.redemption.model.Position;
import io.claimcode.redemption.postgres.TermsStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Follows promotions and batches from Kafka into the ledger's database and this instance's memory, in this order: what
 * one instance has written stops all the others' commits.
 *
 * <p>Safe to repeat: a promotion's highest version wins and a group only moves forward, so no inbox is needed.
 */
@ApplicationScoped
public class FollowTerms {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{24}");

    private final TermsStore store;
    private final TermsBook book;
    private final FollowedTopics topics;
    private final List<TopicFollower> followers = new ArrayList<>();

    @Inject
    FollowTerms(TermsStore store, TermsBook book, FollowedTopics topics) {
        this.store = store;
        this.book = book;
        this.topics = topics;
    }

    /** Whether this instance has read all that was told when it started. */
    public boolean isCaughtUp() {
        return !followers.isEmpty() && followers.stream().allMatch(TopicFollower::isCaughtUp);
    }

    void start(@Observes StartupEvent started) {
        book.fedBy(this::isCaughtUp);
        for (var topic : List.of(Topic.PROMOTIONS, Topic.BATCHES)) {
            followers.add(topics.follow(topic, () -> remembered(topic), this::learn));
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        followers.forEach(TopicFollower::close);
    }

    /**
     * Where to go on from, having learnt all that was stored up to there: by whichever instance, since all move the
     * position. What is stored after the position was read comes again from Kafka.
     */
    private List<Position> remembered(Topic topic) {
        var positions = store.positions(topic.topicName());
        store.promotions().forEach(book::learn);
        store.groups().forEach(book::learn);
        return positions;
    }

    private void learn(List<ConsumerRecord<String, byte[]>> records, List<Position> positions) {
        var promotions = new ArrayList<PromotionState>();
        var groups = new ArrayList<ClaimCodeGroup>();
        for (var record : records) {
            try {
                var envelope = Envelope.of(record);
                var type = EventType.named(envelope.type());
                if (type.isPresent()) {
                    read(record, envelope, type.get(), promotions, groups);
                }
            } catch (UnusableRecord e) {
                topics.deadLetter(record, String.valueOf(e.getMessage()));
            }
        }
        store.save(promotions, groups, positions);
        promotions.forEach(book::learn);
        groups.forEach(book::learn);
    }

    private static void read(
            ConsumerRecord<String, byte[]> record,
            Envelope envelope,
            EventType type,
            List<PromotionState> promotions,
            List<ClaimCodeGroup> groups) {
        if (!type.topic().topicName().equals(record.topic())) {
            throw new UnusableRecord("an event of this type doesn't belong to this topic");
        }
        Event event = EventJson.read(record.value(), type.record().asSubclass(Record.class)) instanceof Event told
                ? told
                : null;
        if (event == null || !event.key().equals(record.key())) {
            throw new UnusableRecord("the key is not the event's");
        }
        switch (event) {
            case PromotionEvent told -> {
                check(told.promotion());
                promotions.add(told.promotion());
                group(told).ifPresent(groups::add);
            }
            case BatchEvent told -> groups.add(batch(told, envelope.time()));
            case RedemptionEvent told -> throw new UnusableRecord("a redemption is no news of terms");
        }
    }

    /** What can't be counted with must not reach memory or the ledger: it would stop all that comes after it. */
    private static void check(PromotionState promotion) {
        try {
            Currency.getInstance(promotion.currency());
            Stream.of(
                            promotion.limits().maxDiscount(),
                            promotion.buyerPurchases().amount(),
                            promotion.buyerGets().amount())
                    .filter(Objects::nonNull)
                    .forEach(money -> Amount.written(money.amount(), Currency.getInstance(money.currency())));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnusableRecord("an amount or a currency is none");
        }
        var groupCode = promotion.claimCode().groupCodeFingerprint();
        if (groupCode != null && !FINGERPRINT.matcher(groupCode).matches()) {
            throw new UnusableRecord("the group code's fingerprint is none");
        }
    }

    private static Optional<ClaimCodeGroup> group(PromotionEvent event) {
        return switch (event) {
            case PromotionCreated created ->
                Optional.ofNullable(created.claimCodeGroup())
                        .map(group -> group(event, group, ClaimCodeGroup.Status.REQUESTED));
            case ClaimCodeGroupRequested requested ->
                Optional.of(group(event, requested.claimCodeGroup(), ClaimCodeGroup.Status.REQUESTED));
            case ClaimCodeGroupCancelled cancelled ->
                Optional.of(group(event, cancelled.claimCodeGroup(), ClaimCodeGroup.Status.CANCELLED));
            case ClaimCodeGroupVoided voided ->
                Optional.of(group(event, voided.claimCodeGroup(), ClaimCodeGroup.Status.VOIDED));
            case PromotionChanged changed -> Optional.empty();
            case PromotionPaused paused -> Optional.empty();
            case PromotionResumed resumed -> Optional.empty();
            case PromotionEnded ended -> Optional.empty();
        };
    }

    private static ClaimCodeGroup group(PromotionEvent event, ClaimCodeGroupState group, ClaimCodeGroup.Status status) {
        return new ClaimCodeGroup(group.groupId(), event.promotionId(), null, status, null);
    }

    private static ClaimCodeGroup batch(BatchEvent event, Instant time) {
        var status = switch (event) {
            case ClaimCodeGroupImported imported -> ClaimCodeGroup.Status.REQUESTED;
            case BatchProgressed progressed -> ClaimCodeGroup.Status.REQUESTED;
            case BatchReady ready -> ClaimCodeGroup.Status.READY;
            case BatchFailed failed -> ClaimCodeGroup.Status.FAILED;
            case BatchCancelled cancelled -> ClaimCodeGroup.Status.CANCELLED;
        };
        return new ClaimCodeGroup(
                event.groupId(),
                event.promotionId(),
                event.batchNumber(),
                status,
                status == ClaimCodeGroup.Status.READY ? time : null);
    }
}
