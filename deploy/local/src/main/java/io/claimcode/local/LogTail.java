package io.claimcode.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The end of a log: what a process said before it gave up. */
record LogTail(String text) {

    private static final int LIMIT = 64 * 1024;

    static LogTail since(Path log, long position) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(position, file.length() - LIMIT));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new LogTail(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** The line that most likely tells the cause. */
    String reason() {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty()) {
            return "it ended without a word";
        }
        return lines.stream().filter(LogTail::tellsTheCause).findFirst().orElse(lines.getLast());
    }

    private static boolean tellsTheCause(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.contains("address already in use") || lower.contains("fatal") || lower.contains("error");
    }
}
