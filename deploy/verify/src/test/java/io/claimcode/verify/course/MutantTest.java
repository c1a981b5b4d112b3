package io.claimcode.verify.course;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.claimcode.local.Folders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The mutants are changes of the sources as they are now. */
class MutantTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    @ParameterizedTest
    @MethodSource("mutants")
    void mutant_isAChangeOfTheSources(Mutant mutant) throws Exception {
        var git = new ProcessBuilder(
                        List.of("git", "apply", "--check", mutant.patch().toString()))
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(git.waitFor()).as("%s: %s", mutant.name(), said).isZero();
        assertThat(mutant.services()).isNotEmpty();
        assertThat(mutant.what()).endsWith(".");
    }

    /** As the copy that is built lies in this very repository. */
    @ParameterizedTest
    @MethodSource("mutants")
    void mutant_changesACopyOfTheSources(Mutant mutant) throws Exception {
        var files = Files.readAllLines(mutant.patch()).stream()
                .filter(line -> line.startsWith("+++ b/"))
                .map(line -> line.substring("+++ b/".length()))
                .toList();
        var copy = ROOT.resolve(Path.of("deploy", "verify", "target", "mutant", mutant.name()));
        Folders.delete(copy);
        for (var file : files) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(ROOT.resolve(file), copy.resolve(file));
        }

        mutant.apply(copy);

        assertThat(files)
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(copy.resolve(file)).content().isNotEqualTo(Files.readString(ROOT.resolve(file))));
    }

    static Stream<Mutant> mutants() throws Exception {
        return Mutant.in(ROOT).stream();
    }
}
