package io.claimcode.local.storefront.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.claimcode.local.storefront.model.Product;

/** The drawings of the products; their colours are those of the page. */
final class Pictures {

    private static final Map<String, Html> ALL = Product.ALL.stream()
            .map(Product::picture)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Pictures::load));

    private Pictures() {}

    static Html of(Product product) {
        return Objects.requireNonNull(ALL.get(product.picture()));
    }

    private static Html load(String name) {
        try (InputStream file = Objects.requireNonNull(Pictures.class.getResourceAsStream(name + ".svg"))) {
            return Html.trusted(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
