package io.claimcode.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.sun.security.auth.module.UnixSystem;

/**
 * How a command that refuses to run as root is run by root. A user namespace of its own is enough and
 * leaves the files as they are; where the system forbids that, another user takes over and is given the files.
 */
enum Unprivileged {
    AS_IS(List.of()),
    OWN_NAMESPACE(List.of("unshare", "-U")),
    OTHER_USER(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

    private final List<String> prefix;

    Unprivileged(List<String> prefix) {
        this.prefix = prefix;
    }

    /** The way that this process and this system allow. */
    static Unprivileged way() {
        return Holder.WAY;
    }

    /** What to put before the command. */
    List<String> prefix() {
        return prefix;
    }

    /** Makes a folder the command's own. */
    void give(Path folder) {
        if (this != OTHER_USER) {
            return;
        }
        Commands.Result given = Commands.run(List.of("chown", "-R", "65534:65534", folder.toString()), "");
        if (given.failed()) {
            throw new StartFailed("cannot give " + folder + " to another user: "
                    + given.output().strip());
        }
        if (Commands.run(with("test", "-x", folder.toString()), "").failed()) {
            throw new StartFailed(
                    "PostgreSQL does not run as root, and no other user can reach " + folder + "; run as another user");
        }
    }

    private List<String> with(String... command) {
        return Stream.concat(prefix.stream(), Arrays.stream(command)).toList();
    }

    private static final class Holder {
        static final Unprivileged WAY = choose();

        private static Unprivileged choose() {
            String forced = System.getProperty("claimcode.unprivileged");
            if (forced != null) {
                return valueOf(forced);
            }
            if (new UnixSystem().getUid() != 0) {
                return AS_IS;
            }
            boolean allowed = Files.isExecutable(Path.of("/usr/bin/unshare"))
                    && !Commands.run(OWN_NAMESPACE.with("true"), "").failed();
            return allowed ? OWN_NAMESPACE : OTHER_USER;
        }
    }
}
