package io.claimcode.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/**
 * A JVM's archive of loaded classes, which makes its later starts faster. The first orderly end writes it
 * under a name of its own, and it gets its lasting name when whole: a start sees all of it or nothing.
 */
final class ClassArchive {

    private final Path lasting;
    private final Path fresh;

    ClassArchive(String name, String classPath) {
        String inputs = classPath + System.getProperty("java.vm.version") + System.getProperty("java.home");
        String key =
                UUID.nameUUIDFromBytes(inputs.getBytes(StandardCharsets.UTF_8)).toString();
        this.lasting = BinaryCache.root().resolve(name + "-" + key + ".jsa");
        this.fresh = lasting.resolveSibling("writing-" + ProcessHandle.current().pid() + "-" + lasting.getFileName());
    }

    List<String> options() {
        if (Files.exists(lasting)) {
            // Without a word, and without the archive, where the JVM can't use it.
            return List.of("-XX:SharedArchiveFile=" + lasting, "-Xshare:auto", "-Xlog:cds=off", "-Xlog:aot=off");
        }
        return List.of("-XX:ArchiveClassesAtExit=" + fresh, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** Takes over what an orderly end has written. */
    void keep() {
        try {
            if (Files.exists(fresh)) {
                Files.move(fresh, lasting, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException withoutIt) {
            // Only speed is lost.
        }
    }
}
