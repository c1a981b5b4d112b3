package io.claimcode.local.storefront.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * What the shop remembers of one browser. One request of it at a time: whoever works on it holds its lock, so that a
 * second click finds what the first has done.
 */
public final class Visit {

    private static final int MAX_ORDERS = 50;

    private final ReentrantLock lock = new ReentrantLock();
    private final String formToken;
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private Cart cart = Cart.EMPTY;
    private String orderId;
    private @Nullable Checkout checkout;
    private @Nullable Notice notice;

    /**
     * A browser that comes for the first time.
     *
     * @param formToken what its forms must carry
     * @param orderId of its first order
     */
    public Visit(String formToken, String orderId) {
        this.formToken = formToken;
        this.orderId = orderId;
    }

    public ReentrantLock lock() {
        return lock;
    }

    public String formToken() {
        return formToken;
    }

    public Cart cart() {
        return cart;
    }

    public void put(Cart changed) {
        this.cart = changed;
    }

    /** The id that the order in the cart has from its hold to its end. */
    public String orderId() {
        return orderId;
    }

    public Optional<Checkout> checkout() {
        return Optional.ofNullable(checkout);
    }

    public void goToPay(Checkout begun) {
        this.checkout = begun;
    }

    public void backToCart() {
        this.checkout = null;
    }

    /** The order in the cart can't be placed under its id any more. */
    public void startAnew(String nextOrderId) {
        this.checkout = null;
        this.orderId = nextOrderId;
    }

    /** The order is placed; the next one begins with an empty cart. */
    public void placed(Order order, String nextOrderId) {
        if (orders.size() >= MAX_ORDERS) {
            orders.remove(orders.keySet().iterator().next());
        }
        orders.put(order.id(), order);
        startAnew(nextOrderId);
        this.cart = Cart.EMPTY.withEmail(cart.email());
    }

    /** What the API says of an order by now. */
    public void update(Order order) {
        orders.replace(order.id(), order);
    }

    /** Its orders, the newest first. */
    public List<Order> orders() {
        return List.copyOf(orders.values()).reversed();
    }

    public Optional<Order> order(String id) {
        return Optional.ofNullable(orders.get(id));
    }

    /** The order that an attempt has placed. */
    public Optional<Order> orderOf(String key) {
        return orders.values().stream()
                .filter(order -> order.checkout().key().equals(key))
                .findFirst();
    }

    public void tell(Notice said) {
        this.notice = said;
    }

    /** What is to be told; it is told once. */
    public Optional<Notice> takeNotice() {
        Optional<Notice> said = Optional.ofNullable(notice);
        notice = null;
        return said;
    }
}
