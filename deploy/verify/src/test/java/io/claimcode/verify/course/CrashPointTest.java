package io.claimcode.verify.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.claimcode.verify.course.CrashPoint.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A place that was renamed is noticed here, not in the middle of a long course. */
class CrashPointTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final List<String> MODULES =
            List.of("service-kit", "promotion-service", "codegen-service", "redemption-service");

    static Stream<CrashPoint> points() {
        return Stream.of(CrashPoint.ofRedemption(), CrashPoint.ofCodegen(), CrashPoint.ofPromotion())
                .flatMap(List::stream)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("points")
    void point_isInTheSources(CrashPoint point) throws IOException {
        var file = point.type().replaceAll("\\$.*", "").replace('.', '/') + ".java";
        var source = MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve("src/main/java").resolve(file))
                .filter(Files::exists)
                .findFirst();

        assertThat(source).as(file).isPresent();
        assertThat(Files.readString(source.get()))
                .containsPattern((point.place() == Place.END ? "void " : " ") + point.method() + "\\(")
                .contains(point.type().replaceAll(".*[.$]", "class ") + " ");
    }
}
