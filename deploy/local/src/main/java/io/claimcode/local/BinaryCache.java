package io.claimcode.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import com.sun.security.auth.module.UnixSystem;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The servers' binaries, taken out of their jars once for each content. A folder appears under its
 * final name only when it is whole, so any number of processes may unpack at once.
 */
final class BinaryCache {

    private BinaryCache() {}

    /** The folder that holds a resource, executable, under its own name. */
    static Path file(String resource) {
        return folder(resource, (content, target) -> {
            Path file = target.resolve(resource);
            Files.copy(content, file);
            makeExecutable(file);
        });
    }

    /** The folder that holds what is in a resource, an archive of the kind tar.xz. */
    static Path archive(String resource) {
        return folder(resource, BinaryCache::unpack);
    }

    /**
     * Where the user's caches lie; a folder beside the temporary files where there is no home, or where
     * another user must reach it.
     */
    static Path root() {
        String configured = System.getProperty("claimcode.cache", System.getenv("CLAIMCODE_CACHE"));
        String caches = System.getenv("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home"));
        if (configured != null) {
            return own(Path.of(configured));
        }
        if (Unprivileged.way() != Unprivileged.OTHER_USER) {
            if (caches != null && !caches.isBlank()) {
                return own(Path.of(caches, "claimcode"));
            }
            if (home.isAbsolute() && Files.isWritable(home)) {
                return own(home.resolve(".cache").resolve("claimcode"));
            }
        }
        return own(Path.of("/var/tmp", "claimcode-cache-" + System.getProperty("user.name")));
    }

    /** What lies here is run, so nobody else may have put it here. */
    private static Path own(Path folder) {
        try {
            Path absolute = Files.createDirectories(folder.toAbsolutePath());
            long owner = ((Number) Files.getAttribute(absolute, "unix:uid")).longValue();
            if (owner != new UnixSystem().getUid()) {
                throw new StartFailed(absolute + " belongs to another user; name another folder in CLAIMCODE_CACHE");
            }
            return absolute;
        } catch (IOException failed) {
            throw new StartFailed("cannot use the folder for binaries " + folder + ": " + failed.getMessage(), failed);
        }
    }

    private interface Unpacking {
        void into(InputStream content, Path target) throws IOException;
    }

    private static Path folder(String resource, Unpacking unpacking) {
        try {
            Path target = root().resolve(resource.replaceAll("\\..*", "") + "-" + digest(resource));
            if (!Files.isDirectory(target)) {
                Files.createDirectories(target.getParent());
                Path fresh = Files.createTempDirectory(target.getParent(), "unpacking-");
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
                try (InputStream content = open(resource)) {
                    unpacking.into(content, fresh);
                }
                publish(fresh, target);
            }
            return target;
        } catch (IOException failed) {
            throw new StartFailed("cannot unpack " + resource + ": " + failed, failed);
        }
    }

    private static void publish(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            if (!Files.isDirectory(target)) {
                throw failed;
            }
            // Another process was faster, with the same content.
            Folders.delete(fresh);
        }
    }

    private static String digest(String resource) throws IOException {
        try (InputStream content = open(resource);
                DigestInputStream digesting = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            byte[] digest = digesting.getMessageDigest().digest();
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static InputStream open(String resource) {
        InputStream content = BinaryCache.class.getClassLoader().getResourceAsStream(resource);
        if (content == null) {
            throw new StartFailed("no binaries for this machine: " + resource + " is missing");
        }
        return content;
    }

    private static void unpack(InputStream content, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(content))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("an entry lies outside the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    if ((entry.getMode() & 0100) != 0) {
                        makeExecutable(path);
                    }
                }
            }
        }
    }

    private static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
