package io.claimcode.local.storefront.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The few files that go with the pages. */
final class Files {

    private static final Map<String, Reply> ALL = Map.of(
            "/style.css", load("style.css", "text/css; charset=utf-8"),
            "/shop.js", load("shop.js", "text/javascript; charset=utf-8"),
            "/favicon.svg", load("favicon.svg", "image/svg+xml"));

    private Files() {}

    static Optional<Reply> at(String path) {
        return Optional.ofNullable(ALL.get(path));
    }

    private static Reply load(String name, String type) {
        try (InputStream file = Objects.requireNonNull(Files.class.getResourceAsStream(name))) {
            return Reply.file(type, file.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
