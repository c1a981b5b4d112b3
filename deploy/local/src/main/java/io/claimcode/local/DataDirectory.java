package io.claimcode.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.claimcode.local.LocalStackOptions.Start;
import org.jspecify.annotations.Nullable;

/** The folder of one stack, held by a lock that the system drops with the process, however it ends. */
final class DataDirectory implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    static DataDirectory open(Path root, Start start) {
        try {
            Files.createDirectories(root);
            FileChannel lock =
                    FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lock) == null) {
                lock.close();
                throw new StartFailed(root + " is in use by another run; stop that one first");
            }
            DataDirectory directory = new DataDirectory(root.toRealPath(), lock);
            directory.makeReady(start);
            return directory;
        } catch (IOException failed) {
            throw new StartFailed("cannot use the directory " + root + ": " + failed.getMessage(), failed);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private void makeReady(Start start) throws IOException {
        if (start == Start.FRESH) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
                for (Path entry : entries) {
                    if (!entry.endsWith(LOCK)) {
                        Folders.delete(entry);
                    }
                }
            }
        }
        if (Files.isDirectory(logs())) {
            Folders.delete(of("log.previous"));
            Files.move(logs(), of("log.previous"));
        }
        Files.createDirectories(logs());
    }

    Path of(String name) {
        return root.resolve(name);
    }

    Path keys() {
        return of("keys");
    }

    Path logs() {
        return of("log");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
