package io.claimcode.promotion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.claimcode.contracts.event.ClaimCodeGroupRequested;
import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.event.PromotionCreated;
import io.claimcode.kit.event.EventJson;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static io.claimcode.promotion.KafkaRecords.header;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class ToldEventsTest {
    private final Api seller = Api.newSeller();

    @Test
    void creationAndGroups_areToldInOrderAsCloudEvents() {
        var promotion = seller.created(Drafts.complete());
        var group = seller.requestedGroup(promotion, "Second", 7);

        var told = KafkaRecords.await("claimcode.promotions", 2, record -> promotion.equals(record.key()));

        assertThat(told)
                .extracting(record -> header(record, "ce_type"))
                .containsExactly("claimcode.promotion-created.v1", "claimcode.claim-code-group-requested.v1");
        assertThat(told).allSatisfy(record -> {
            assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
            assertThat(header(record, "ce_source")).isEqualTo("/promotion-service");
            assertThat(header(record, "ce_subject")).isEqualTo(promotion);
            assertThat(header(record, "content-type")).isEqualTo("application/json");
            assertThat(UUID.fromString(header(record, "ce_id"))).isNotNull();
            assertThat(Instant.parse(header(record, "ce_time"))).isBeforeOrEqualTo(Instant.now());
            assertThatSchemaHolds(record);
        });
        var created = EventJson.read(bytes(told.getFirst()), PromotionCreated.class);
        assertThat(created.promotion().seller()).isEqualTo(seller.seller());
        assertThat(created.promotion().startsAt()).isEqualTo("2047-03-01T08:00:00Z");
        assertThat(created.promotion().endsAt()).isEqualTo("2047-04-01T07:00:00Z");
        assertThat(created.claimCodeGroup().quantity()).isEqualTo(1000);
        var requested = EventJson.read(bytes(told.getLast()), ClaimCodeGroupRequested.class);
        assertThat(requested.claimCodeGroup().groupId()).isEqualTo(UUID.fromString(group));
        assertThat(requested.promotion()).isEqualTo(created.promotion());
    }

    @Test
    void promotionWithoutGroup_isToldWithoutGroup() {
        var promotion = seller.created(Drafts.least());

        var told = KafkaRecords.await("claimcode.promotions", 1, record -> promotion.equals(record.key()));

        assertThatSchemaHolds(told.getFirst());
        assertThat(EventJson.read(bytes(told.getFirst()), PromotionCreated.class)
                        .claimCodeGroup())
                .isNull();
    }

    private static void assertThatSchemaHolds(ConsumerRecord<String, String> record) {
        var type = EventType.named(header(record, "ce_type")).orElseThrow();
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema(type));
        assertThat(schema.validate(
                        record.value(),
                        InputFormat.JSON,
                        run -> run.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
    }

    private static String schema(EventType type) {
        try (var schema = EventType.class.getResourceAsStream(type.shortName() + ".v1.json")) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(ConsumerRecord<String, String> record) {
        return record.value().getBytes(StandardCharsets.UTF_8);
    }
}
