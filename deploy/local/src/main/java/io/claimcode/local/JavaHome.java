package io.claimcode.local;

import java.nio.file.Path;

/** The JDK that runs this program also runs what it starts. */
final class JavaHome {

    private JavaHome() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
