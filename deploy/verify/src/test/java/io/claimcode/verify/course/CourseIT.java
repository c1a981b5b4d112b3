package io.claimcode.verify.course;

import java.nio.file.Files;
import java.nio.file.Path;

import io.claimcode.local.Folders;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each kind of fault once, under load: nothing is redeemed twice, lost, or left undone. */
class CourseIT {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    @Test
    void eachFaultOnce_breaksNoPromise() throws Exception {
        long seed = Long.getLong("claimcode.seed", System.nanoTime());
        var directory = Files.createTempDirectory("claimcode-course-");

        var result = Course.run(Options.once(seed, directory, ROOT), System.out);

        assertThat(result.violations())
                .as("seed %d, logs in %s", seed, directory)
                .isEmpty();
        Folders.delete(directory);
    }
}
