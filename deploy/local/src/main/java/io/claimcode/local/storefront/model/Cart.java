package io.claimcode.local.storefront.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a buyer is about to order. Immutable.
 *
 * @param codes as they were typed, no two of them the same code
 * @param email empty as long as it isn't known
 */
public record Cart(List<Line> lines, List<String> codes, String email) {

    /** The most pieces of a product. */
    public static final int MAX_QUANTITY = 99;

    /** The most codes of an order, as the redemption API has it. */
    public static final int MAX_CODES = 10;

    private static final int MAX_EMAIL = 254;

    public static final Cart EMPTY = new Cart(List.of(), List.of(), "");

    public Cart {
        lines = List.copyOf(lines);
        codes = List.copyOf(codes);
    }

    /** So many pieces of a product. */
    public record Line(Product product, int quantity) {

        /** What they cost before any discount. */
        public BigDecimal price() {
            return product.price().multiply(BigDecimal.valueOf(quantity));
        }
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** How many pieces are in it. */
    public int pieces() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    public int quantity(Product product) {
        return lines.stream()
                .filter(line -> line.product().equals(product))
                .mapToInt(Line::quantity)
                .sum();
    }

    /** What the items cost before any discount. */
    public BigDecimal price() {
        return lines.stream().map(Line::price).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    /** The same with another quantity of a product; none or fewer take it out, too many become the most. */
    public Cart with(Product product, int quantity) {
        int wanted = Math.min(quantity, MAX_QUANTITY);
        List<Line> changed = new ArrayList<>();
        for (Product each : Product.ALL) {
            int pieces = each.equals(product) ? wanted : quantity(each);
            if (pieces > 0) {
                changed.add(new Line(each, pieces));
            }
        }
        return new Cart(changed, codes, email);
    }

    public Cart withCode(String code) {
        List<String> more = new ArrayList<>(codes);
        more.add(code);
        return new Cart(lines, more, email);
    }

    public Cart withoutCode(String code) {
        return new Cart(lines, codes.stream().filter(each -> !same(each, code)).toList(), email);
    }

    public boolean hasCode(String code) {
        return codes.stream().anyMatch(each -> same(each, code));
    }

    public Cart withEmail(String address) {
        return new Cart(lines, codes, address);
    }

    /** An address that can be one; the redemption API looks closer. */
    public static Optional<String> email(String typed) {
        String address = typed.strip();
        return address.length() <= MAX_EMAIL && address.matches("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+")
                ? Optional.of(address)
                : Optional.empty();
    }

    /** Whether two spellings mean one code: case, spaces, hyphens and look-alikes don't count. */
    private static boolean same(String one, String other) {
        return Objects.equals(normal(one), normal(other));
    }

    private static String normal(String typed) {
        return typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replaceAll("[IL]", "1");
    }
}
