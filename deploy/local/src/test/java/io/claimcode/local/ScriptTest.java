package io.claimcode.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The script builds what was changed since the last build, and nothing else. Maven is a stand-in that notes its calls. */
class ScriptTest {
    private static final String SOURCE = "codegen-service/src/main/java/io/claimcode/codegen/Loop.java";

    @TempDir
    Path root;

    @BeforeEach
    void copyTheScript() throws IOException {
        write("claimcode", Files.readString(Path.of("..", "..", "claimcode")));
        write("mvnw", "#!/bin/sh\necho \"$@\" >>target/calls\n");
        for (var program : List.of("claimcode", "mvnw")) {
            Files.setPosixFilePermissions(root.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        for (var service : Service.values()) {
            write(service.jar().toString(), "");
        }
        for (var file : List.of("pom.xml", ".mvn/jvm.config", "docs/style.md", SOURCE)) {
            write(file, "");
        }
        write("deploy/local/target/launcher.classpath", "");
        write("deploy/verify/target/course.classpath", "");
        Files.createDirectories(root.resolve("target"));
    }

    @Test
    void changedSource_isBuiltOnce() throws Exception {
        assertThat(buildsOfARun()).isEqualTo(1);
        assertThat(buildsOfARun()).isZero();

        change(SOURCE);

        assertThat(buildsOfARun()).isEqualTo(1);
    }

    @Test
    void scriptAndDocs_needNoBuild() throws Exception {
        buildsOfARun();

        change("claimcode");
        change("docs/style.md");
        change("codegen-service/target/some.class");

        assertThat(buildsOfARun()).isZero();
    }

    @Test
    void verifyWithoutABrowser_leavesItsTestsOutAndSaysSo() throws Exception {
        assertThat(run(Map.of("PATH", pathWithoutBrowser()), "verify"))
                .singleElement()
                .asString()
                .endsWith("verify -DexcludedGroups=browser");
        assertThat(root.resolve("target/output")).content().contains("tests were left out", "install chromium");
    }

    @Test
    void verifyWithABrowser_runsAllTests() throws Exception {
        var environment = Map.of("PATH", pathWithoutBrowser(), "CLAIMCODE_CHROMIUM", "/bin/sh");

        assertThat(run(environment, "verify")).singleElement().asString().endsWith("verify");
        assertThat(root.resolve("target/output")).content().doesNotContain("left out");
    }

    /** What is run after the build isn't there and fails; that is not looked at. */
    private int buildsOfARun() throws IOException, InterruptedException {
        return run(Map.of(), "prove").size();
    }

    /** The calls of Maven. */
    private List<String> run(Map<String, String> environment, String command) throws IOException, InterruptedException {
        var calls = root.resolve("target/calls");
        Files.deleteIfExists(calls);
        var run = new ProcessBuilder(root.resolve("claimcode").toString(), command)
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("target/output").toFile());
        run.environment().put("JAVA_HOME", System.getProperty("java.home"));
        run.environment().remove("CLAIMCODE_CHROMIUM");
        run.environment().putAll(environment);
        run.start().waitFor();
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /** A folder with the few programs that the script calls. */
    private String pathWithoutBrowser() throws IOException {
        var folder = Files.createDirectory(root.resolve("target/bin"));
        for (var program :
                List.of("sh", "dirname", "sed", "env", "grep", "mkdir", "touch", "cp", "mv", "date", "find", "head")) {
            Files.createSymbolicLink(folder.resolve(program), where(program));
        }
        return folder.toString();
    }

    private static Path where(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private void change(String file) throws IOException {
        if (!Files.exists(root.resolve(file))) {
            write(file, "");
        }
        Files.setLastModifiedTime(
                root.resolve(file), FileTime.from(Instant.now().plusSeconds(60)));
    }

    private void write(String file, String text) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
