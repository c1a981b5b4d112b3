package io.claimcode.local.storefront.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Something that the shop sells, of one of the two sellers whose goods it has.
 *
 * @param picture names its drawing
 */
public record Product(
        String sku,
        String seller,
        String name,
        String text,
        String brand,
        String category,
        BigDecimal price,
        String picture) {

    /** The currency of all prices. */
    public static final String CURRENCY = "USD";

    /** What an order's shipping costs. */
    public static final BigDecimal SHIPPING = new BigDecimal("4.99");

    /** All there is. */
    public static final List<Product> ALL = List.of(
            new Product(
                    "SKU-1",
                    "s-1",
                    "Stoneware mug",
                    "Holds 350 ml and keeps them warm.",
                    "Acme",
                    "kitchen",
                    new BigDecimal("19.99"),
                    "mug"),
            new Product(
                    "SKU-2",
                    "s-1",
                    "Linen apron",
                    "Two deep pockets, softer with each wash.",
                    "Acme",
                    "kitchen",
                    new BigDecimal("34.50"),
                    "apron"),
            new Product(
                    "SKU-3",
                    "s-2",
                    "Reading lamp",
                    "A warm light that bends where you look.",
                    "Lumen",
                    "home",
                    new BigDecimal("59.00"),
                    "lamp"));

    /** The sellers whose codes the shop takes. */
    public static final List<String> SELLERS =
            ALL.stream().map(Product::seller).distinct().toList();

    public static Optional<Product> of(String sku) {
        return ALL.stream().filter(product -> product.sku.equals(sku)).findFirst();
    }
}
