package io.claimcode.promotion;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.CodeRedeemed;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** A database that answers, and refuses to write for a while: nobody is to blame for that but the database. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class FullDiskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api seller = Api.newSeller();

    @Inject
    Pool pool;

    private Rows rows;

    /** Refused writes are counted by a sequence, which no rollback takes back. */
    @BeforeEach
    void aDiskThatCanBeFull() {
        rows = new Rows(pool);
        rows.update("""
                create sequence refused;
                create function refuse() returns trigger language plpgsql as $$
                  begin
                    perform nextval('refused');
                    raise exception 'No space left on device' using errcode = 'disk_full';
                  end $$""");
    }

    @AfterEach
    void enoughRoom() {
        rows.update("drop function refuse() cascade; drop sequence refused");
    }

    @Test
    void newPromotion_isRefusedForAMoment() {
        fill("promotion");

        seller.create(UUID.randomUUID().toString(), Drafts.least().json())
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", equalTo("urn:claimcode:problem:temporarily-unavailable"));
    }

    @Test
    void redemption_isShownWhenThereIsRoomAgain() {
        var promotion = seller.created(Drafts.least());
        var group = seller.requestedGroup(promotion, "First", 1000);
        fill("performance");
        KafkaRecords.tell(UUID.randomUUID(), redeemed(promotion, group));
        await().atMost(PATIENCE).until(() -> rows.count("select last_value from refused") > 8);

        rows.update("drop trigger full_disk on performance");

        await().atMost(PATIENCE)
                .untilAsserted(() -> seller.group(promotion, group).then().body("redeemed", equalTo(1)));
        assertThat(KafkaRecords.all(
                        "claimcode.redemptions.dead-letter.promotion", record -> promotion.equals(record.key())))
                .isEmpty();
    }

    private void fill(String table) {
        rows.update("create trigger full_disk before insert on " + table + " for each row execute function refuse()");
    }

    private static CodeRedeemed redeemed(String promotion, String group) {
        return new CodeRedeemed(
                UUID.randomUUID(),
                "o-1",
                "shop-1",
                UUID.fromString(promotion),
                UUID.fromString(group),
                7,
                1,
                "fingerprint",
                "USD",
                "8.00",
                "40.00",
                2,
                Instant.parse("2026-06-01T12:00:00Z"));
    }
}
