package io.claimcode.redemption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.event.BatchReady;
import io.claimcode.contracts.event.ClaimCodeGroupState;
import io.claimcode.contracts.event.ClaimCodeGroupVoided;
import io.claimcode.contracts.event.Event;
import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.event.PromotionCreated;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.contracts.redis.BucketCodes;
import io.claimcode.contracts.redis.CodeEntry;
import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.kit.event.EventJson;
import io.claimcode.kit.event.TopicSpec;
import io.claimcode.kit.event.Topics;
import io.claimcode.kit.redis.FunctionCall;
import io.claimcode.kit.redis.RedisFunctions;
import io.claimcode.local.test.StackResource;
import io.claimcode.redemption.model.ClaimCodeGroup;
import io.claimcode.redemption.model.Promotions;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.Response;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import static org.awaitility.Awaitility.await;

/** What the other two services do, for the tests of this one: tells promotions and batches, loads codes. */
@ApplicationScoped
public class World {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicInteger BATCHES = new AtomicInteger();
    private static final List<Batch> LOADED = new ArrayList<>();

    private final RedisFunctions functions;
    private final Fingerprints fingerprints;
    private final TermsBook book;
    private final MarkShards shards;
    private final String places;
    private final String bootstrapServers;

    @Inject
    World(
            Redis redis,
            Fingerprints fingerprints,
            TermsBook book,
            MarkShards shards,
            Fingerprinter fingerprinter,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.functions = new RedisFunctions(redis, RedisLayout.library());
        this.fingerprints = fingerprints;
        this.book = book;
        this.shards = shards;
        this.places = RedisLayout.places(RedisLayout.DEFAULT_BUCKETS, fingerprinter);
        this.bootstrapServers = bootstrapServers;
    }

    /** A batch of codes that can be redeemed. */
    public record Batch(PromotionState promotion, UUID groupId, int number, List<ClaimCode> codes) {
        public String code(int position) {
            return codes.get(position).formatted();
        }

        public String code() {
            return code(0);
        }
    }

    /** A promotion with that many codes, ready to be redeemed. */
    public Batch ready(Promotions promotion, int quantity) {
        var batch = loaded(promotion, quantity);
        tell(new BatchReady(batch.promotion.promotionId(), batch.groupId, batch.number, batch.codes.size(), 1));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> book.find(batch.number)
                        .filter(known -> known.group().status() == ClaimCodeGroup.Status.READY)
                        .isPresent());
        return batch;
    }

    /** A promotion whose codes are in Redis, but whose group isn't told to be ready. */
    public Batch loaded(Promotions promotion, int quantity) {
        var state = promotion.state();
        var batch = new Batch(state, UUID.randomUUID(), BATCHES.incrementAndGet(), draw(quantity));
        tell(new PromotionCreated(state, new ClaimCodeGroupState(batch.groupId, quantity)));
        openGate();
        load(batch);
        LOADED.add(batch);
        return batch;
    }

    /** A promotion without single-use codes, as soon as this service knows it. */
    public PromotionState known(Promotions promotion) {
        var state = promotion.state();
        tell(new PromotionCreated(state, null));
        await().atMost(Duration.ofSeconds(30)).until(() -> book.knows(state.promotionId()));
        return state;
    }

    /** A code's fingerprint in hex. */
    public String fingerprint(String code) {
        return fingerprints.of(ClaimCode.parse(code).orElseThrow()).hex();
    }

    /** Loads and seals what isn't, as codegen-service does, and waits until this service has marked it. */
    public void openGate() {
        for (int shard = 0; shard < RedisLayout.SHARDS; shard++) {
            var status = status(shard);
            if (!status.get(0).equals(status.get(1))
                    || !status.get(3).equals("1")
                    || !status.get(4).equals(places)) {
                reload(shard);
            }
        }
        shards.nudge();
        await().atMost(Duration.ofSeconds(30)).until(this::isOpen);
    }

    /** The seller voids the batch's group. */
    public void voidGroup(Batch batch) {
        tell(new ClaimCodeGroupVoided(batch.promotion, new ClaimCodeGroupState(batch.groupId, batch.codes.size())));
    }

    /** A code that could be one and was never issued. */
    public static String neverIssued() {
        return draw(1).getFirst().formatted();
    }

    /** Tells an event, and returns when Kafka has it. */
    public void tell(Event event) {
        var type = EventType.of(event);
        send(
                type.topic().topicName(),
                event.key(),
                EventJson.write((Record) event),
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", type.wireName(),
                        "ce_source", "/test",
                        "ce_subject", event.subject(),
                        "ce_time", Instant.now().toString(),
                        "content-type", "application/json"));
    }

    /** Sends a record as it is. */
    public void send(String topic, String key, String body, Map<String, String> headers) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            Topics.ensure(
                    Map.of("bootstrap.servers", bootstrapServers),
                    List.of(new TopicSpec(topic, 8, true)),
                    Duration.ofSeconds(20));
            var record = new ProducerRecord<>(topic, key, body.getBytes(StandardCharsets.UTF_8));
            headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is on Kafka. */
    public Told told() {
        return new Told(bootstrapServers);
    }

    /** A storefront's token. */
    public static String token(String storefront, String... sellers) {
        return StackResource.stack()
                .tokens()
                .storefront(storefront, sellers.length == 0 ? List.of("*") : List.of(sellers));
    }

    private boolean isOpen() {
        return IntStream.range(0, RedisLayout.SHARDS).allMatch(shard -> {
            var status = status(shard);
            return status.get(5).equals(status.get(0) + status.get(2));
        });
    }

    /** Loads a shard anew, under another token: what was claimed in it stays, its gate is closed. */
    void reload(int shard) {
        var token = UUID.randomUUID().toString();
        call(
                RedisLayout.OPEN,
                List.of(RedisLayout.loaded(shard), RedisLayout.count(shard)),
                List.of(ascii(token), ascii(places)));
        for (var batch : LOADED) {
            load(batch, shard, token);
        }
        call(RedisLayout.SEAL, List.of(RedisLayout.loaded(shard)), List.of(ascii(token)));
    }

    private void load(Batch batch) {
        batch.codes.stream()
                .map(fingerprints::of)
                .map(RedisLayout::shard)
                .distinct()
                .forEach(shard -> load(batch, shard, status(shard).get(2)));
    }

    private void load(Batch batch, int shard, String token) {
        int tag = CodeEntry.sellerTag(batch.promotion.seller());
        for (int i = 0; i < batch.codes.size(); i++) {
            Fingerprint fingerprint = fingerprints.of(batch.codes.get(i));
            if (RedisLayout.shard(fingerprint) == shard) {
                var code = ByteBuffer.allocate(BucketCodes.BYTES)
                        .put(fingerprint.bytes())
                        .put(new CodeEntry(tag, batch.number, i + 1).bytes());
                int bucket = RedisLayout.bucket(fingerprint.bytes(), RedisLayout.DEFAULT_BUCKETS);
                call(
                        RedisLayout.LOAD,
                        List.of(RedisLayout.loaded(shard), RedisLayout.count(shard), RedisLayout.codes(shard, bucket)),
                        List.of(
                                ascii(token),
                                ByteBuffer.allocate(4).putInt(batch.number).array(),
                                ascii(""),
                                code.array()));
            }
        }
    }

    private List<String> status(int shard) {
        var answer = call(RedisLayout.STATUS, List.of(RedisLayout.loaded(shard), RedisLayout.marked(shard)), List.of());
        var texts = new ArrayList<String>();
        answer.forEach(part -> texts.add(part.toString(StandardCharsets.US_ASCII)));
        return texts;
    }

    private Response call(String function, List<String> keys, List<byte[]> args) {
        return functions
                .call(new FunctionCall(function, keys.stream().map(World::ascii).toList(), args))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static List<ClaimCode> draw(int quantity) {
        var codes = new ArrayList<ClaimCode>();
        var packed = new byte[ClaimCode.PACKED_BYTES];
        for (int i = 0; i < quantity; i++) {
            RANDOM.nextBytes(packed);
            packed[0] &= 0x07;
            codes.add(ClaimCode.unpack(packed, 0));
        }
        return codes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
