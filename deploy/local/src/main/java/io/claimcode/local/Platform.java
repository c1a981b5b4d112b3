package io.claimcode.local;

import java.util.Locale;

/** The machine, in the words that the packages of binaries use. */
final class Platform {

    private Platform() {}

    static String operatingSystem() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.contains("linux")) {
            return "linux";
        }
        if (name.contains("mac")) {
            return "darwin";
        }
        throw new StartFailed("the local servers run on Linux and macOS, not on " + name);
    }

    static String architecture(String intel, String arm) {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> intel;
            case "aarch64" -> arm;
            default -> throw new StartFailed("no local servers for the processor " + System.getProperty("os.arch"));
        };
    }
}
