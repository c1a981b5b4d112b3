package io.claimcode.codegen.postgres;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Inject;

import io.claimcode.codegen.Batches;
import io.claimcode.codegen.World;
import io.claimcode.codegen.model.Batch;
import io.claimcode.contracts.event.BatchProgressed;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** How fast a batch gets on, as is told on its way. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "codegen"))
class RateTest {
    private static final int QUANTITY = 1_000_000;

    @Inject
    World world;

    @Inject
    Batches batches;

    private final UUID turn = UUID.randomUUID();

    @Test
    void rate_isTheAverageSinceTheBeginning() {
        Batch batch = begun("started_at = now() - interval '2 s'");

        batches.progress(batch, 100_000, turn);
        paced(batch, "progressed_at = now() - interval '1 s', started_at = now() - interval '3 s'");
        batches.progress(batch, 250_000, turn);

        assertRates(batch, 50_000, 83_333);
        assertThat(told(batch).getLast().secondsLeft()).isBetween(8, 10);
    }

    @Test
    void rateOfABatchThatHadToWait_isSoonThatOfNow() {
        Batch batch = begun("started_at = now() - interval '1 hour'");

        batches.progress(batch, 3_600, turn);
        paced(batch, "progressed_at = now() - interval '5 s'");
        batches.progress(batch, 253_600, turn);

        assertRates(batch, 1, 50_000);
    }

    @Test
    void batchThatStandsStill_hasNoRate() {
        Batch batch = begun("started_at = now() - interval '1 hour'");

        batches.progress(batch, 1, turn);

        assertThat(told(batch))
                .singleElement()
                .satisfies(progress -> assertThat(progress.codesPerSecond()).isNull())
                .satisfies(progress -> assertThat(progress.secondsLeft()).isNull());
        end(batch);
    }

    private void assertRates(Batch batch, int first, int second) {
        List<BatchProgressed> told = told(batch);
        assertThat(told).hasSize(2);
        assertThat(Objects.requireNonNull(told.get(0).codesPerSecond())).isCloseTo(first, within(1 + first / 5));
        assertThat(Objects.requireNonNull(told.get(1).codesPerSecond())).isCloseTo(second, within(second / 5));
        end(batch);
    }

    private List<BatchProgressed> told(Batch batch) {
        return world.progress(batch);
    }

    private Batch begun(String change) {
        Batch batch = world.leased(QUANTITY, turn, "1 hour");
        paced(batch, change);
        return batch;
    }

    private void paced(Batch batch, String change) {
        world.update("update batch set " + change + " where batch_number = $1", batch.number());
    }

    private void end(Batch batch) {
        batches.fail(batch, "tested");
    }
}
