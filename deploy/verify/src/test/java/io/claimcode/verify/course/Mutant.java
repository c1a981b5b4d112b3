package io.claimcode.verify.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.claimcode.local.Service;

/**
 * A change of the sources that breaks a promise. The file is a patch; its first lines say what it does, which services
 * have to be built, and which faults show it, where it is not each once.
 *
 * @param what in a sentence
 * @param faults parts of the names of faults, in order; {@code +} joins two of them
 */
record Mutant(String name, String what, Path patch, List<Service> services, List<String> faults) {
    /** All of them. */
    static List<Mutant> in(Path root) throws IOException {
        var folder = root.resolve(Path.of("deploy", "verify", "src", "mutants"));
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(Mutant::read).toList();
        }
    }

    /**
     * Changes a copy of the sources. Git must not see the repository that the copy may lie in: it would leave out without a
     * word what isn't below this folder there.
     */
    void apply(Path copy) throws IOException, InterruptedException {
        int applied = git(copy, "apply", patch.toString());
        int again = git(copy, "apply", "--check", patch.toString());
        if (applied != 0 || again == 0) {
            throw new IllegalStateException(name + " changes nothing in " + copy);
        }
    }

    private static int git(Path folder, String... arguments) throws IOException, InterruptedException {
        var git = new ProcessBuilder(
                        Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        git.environment()
                .put(
                        "GIT_CEILING_DIRECTORIES",
                        folder.toAbsolutePath().getParent().toString());
        return git.start().waitFor();
    }

    private static Mutant read(Path patch) {
        try {
            var lines = Files.readAllLines(patch);
            return new Mutant(
                    patch.getFileName().toString().replace(".patch", ""),
                    lines.getFirst(),
                    patch,
                    values(lines, "Services: ", ",").stream()
                            .map(service -> Service.valueOf(service.toUpperCase(java.util.Locale.ROOT)))
                            .toList(),
                    values(lines, "Faults: ", ";"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> values(List<String> lines, String name, String separator) {
        return lines.stream()
                .limit(4)
                .filter(line -> line.startsWith(name))
                .flatMap(line -> Arrays.stream(line.substring(name.length()).split(separator)))
                .map(String::strip)
                .toList();
    }
}
