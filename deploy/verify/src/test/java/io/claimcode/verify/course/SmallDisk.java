package io.claimcode.verify.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.claimcode.local.Folders;
import io.claimcode.local.Server;

/**
 * A disk in memory under the data of a server, which can be as small as what lies on it. Only who is root and may mount
 * can have one.
 */
final class SmallDisk implements AutoCloseable {
    private static final long BLOCK = 4096;
    private static final int TRIES = 50;
    private static final String LARGE = "size=4g";

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Whether this process may have one. */
    static boolean isPossible(Path directory) throws IOException, InterruptedException {
        var trial = Files.createDirectories(directory.resolve("trial-of-a-disk"));
        boolean mounted = succeeds("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", trial.toString());
        if (mounted) {
            run("umount", trial.toString());
        }
        Folders.delete(trial);
        return mounted;
    }

    /** Takes away what a run that was cut short has left, so that the folder can be deleted. */
    static void forget(Path folder) throws IOException, InterruptedException {
        succeeds("umount", folder.toString());
    }

    /** Moves the data of a server that runs; it is restarted meanwhile. */
    static SmallDisk under(Server server, Path folder) throws IOException, InterruptedException {
        var before = folder.resolveSibling(folder.getFileName() + "-before");
        server.stop();
        Files.move(folder, before);
        Files.createDirectory(folder);
        run("mount", "-t", "tmpfs", "-o", LARGE + ",mode=700", "tmpfs", folder.toString());
        run("cp", "-a", before + "/.", folder.toString());
        Folders.delete(before);
        server.start();
        return new SmallDisk(folder);
    }

    /** Nothing more can be written. */
    void fill() throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            var store = Files.getFileStore(folder);
            long used = store.getTotalSpace() - store.getUnallocatedSpace();
            // It may have grown meanwhile, and can't be smaller than what lies on it.
            if (succeeds("mount", "-o", "remount,size=" + (used / BLOCK * BLOCK), folder.toString())) {
                return;
            }
        }
        throw new IllegalStateException("the disk under " + folder + " can't be filled");
    }

    void clear() throws IOException, InterruptedException {
        run("mount", "-o", "remount," + LARGE, folder.toString());
    }

    /** Takes the disk away, with all that is on it. Nobody may use it any more. */
    @Override
    public void close() {
        try {
            run("umount", folder.toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (!succeeds(command)) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            return false;
        }
        return process.waitFor() == 0;
    }
}
