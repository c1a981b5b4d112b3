package io.claimcode.local.storefront.http;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

import io.claimcode.local.storefront.CancelOrder;
import io.claimcode.local.storefront.EditCart;
import io.claimcode.local.storefront.GoToPay;
import io.claimcode.local.storefront.PlaceOrder;
import io.claimcode.local.storefront.PriceCart;
import io.claimcode.local.storefront.api.RedemptionApi;
import io.claimcode.local.storefront.model.Cart;
import io.claimcode.local.storefront.model.Order;
import io.claimcode.local.storefront.model.Product;
import io.claimcode.local.storefront.model.Visit;
import io.claimcode.local.storefront.pages.CartPage;
import io.claimcode.local.storefront.pages.CheckoutPage;
import io.claimcode.local.storefront.pages.OrderPage;
import io.claimcode.local.storefront.pages.ShopPage;

/** Which address leads to which page, and which form to which act. */
final class Shop {

    private static final String ORDER = "/orders/";

    private final PriceCart priceCart;
    private final EditCart editCart;
    private final GoToPay goToPay;
    private final PlaceOrder placeOrder;
    private final CancelOrder cancelOrder;
    private final Clock clock;

    Shop(URI redemptions, Supplier<String> token, Clock clock) {
        RedemptionApi api = new RedemptionApi(redemptions, token);
        this.priceCart = new PriceCart(api);
        this.goToPay = new GoToPay(api);
        this.editCart = new EditCart(api, goToPay);
        this.placeOrder = new PlaceOrder(api, goToPay);
        this.cancelOrder = new CancelOrder(api);
        this.clock = clock;
    }

    /** Answers a page or, for a form, acts and says where to go on. */
    Reply answer(Request request, Visit visit) throws Refused {
        return switch (request.method()) {
            case "GET" -> show(request.path(), visit);
            case "POST" -> act(request, visit);
            default -> throw new Refused(405, "This can't be done here", "The shop has pages and forms only.");
        };
    }

    private Reply show(String path, Visit visit) throws Refused {
        return switch (path) {
            case "/" -> Reply.page(200, ShopPage.of(visit, visit.takeNotice()));
            case "/cart" -> Reply.page(200, CartPage.of(visit, priceCart.price(visit), visit.takeNotice()));
            case "/checkout" -> checkout(visit);
            case "/orders" -> Reply.page(200, OrderPage.list(visit, visit.orders(), visit.takeNotice()));
            default -> order(visit, order(path, "", visit));
        };
    }

    private Reply checkout(Visit visit) {
        return visit.checkout()
                .map(checkout -> Reply.page(200, CheckoutPage.of(visit, checkout, clock.instant(), visit.takeNotice())))
                .orElseGet(() -> Reply.seeOther("/cart"));
    }

    private Reply order(Visit visit, Order order) {
        Optional<Order> current = cancelOrder.look(visit, order);
        return Reply.page(200, OrderPage.of(visit, current.orElse(order), current.isPresent(), visit.takeNotice()));
    }

    private Reply act(Request request, Visit visit) throws Refused {
        switch (request.path()) {
            case "/cart/items" -> {
                return items(request, visit);
            }
            case "/cart/codes" -> {
                editCart.apply(visit, request.field("code"));
                return Reply.seeOther("/cart");
            }
            case "/cart/codes/remove" -> {
                editCart.remove(visit, request.field("code"));
                return Reply.seeOther("/cart");
            }
            case "/cart/preview" -> {
                return Reply.page(200, CartPage.preview(editCart.preview(visit, request.field("code"))));
            }
            case "/checkout" -> {
                goToPay.begin(visit, request.field("email"));
                return Reply.seeOther("/checkout");
            }
            case "/checkout/leave" -> {
                goToPay.leave(visit);
                return Reply.seeOther("/cart");
            }
            case "/checkout/give-up" -> {
                placeOrder.giveUp(visit);
                return Reply.seeOther("/checkout");
            }
            case "/orders" -> {
                return place(request, visit);
            }
            default -> {
                return actOnOrder(request, visit);
            }
        }
    }

    private Reply items(Request request, Visit visit) throws Refused {
        Product product = Product.of(request.field("sku"))
                .orElseThrow(() -> new Refused(404, "We don't sell this", "Please choose one of our products."));
        if (!request.field("add").isEmpty()) {
            editCart.add(visit, product);
            return Reply.seeOther("/");
        }
        String quantity = request.field("quantity").strip();
        if (!quantity.matches("\\d{1,4}")) {
            throw new Refused(422, "How many?", "Please give a number from 0 to " + Cart.MAX_QUANTITY + ".");
        }
        editCart.set(visit, product, Integer.parseInt(quantity));
        return Reply.seeOther("/cart");
    }

    /** The form names the attempt that its page shows: no other one is placed, and none twice. */
    private Reply place(Request request, Visit visit) {
        String attempt = request.field("attempt");
        if (visit.orderOf(attempt).isEmpty()) {
            placeOrder.place(visit, attempt);
        }
        return Reply.seeOther(
                visit.orderOf(attempt).map(order -> ORDER + order.id()).orElse("/checkout"));
    }

    private Reply actOnOrder(Request request, Visit visit) throws Refused {
        if (request.path().endsWith("/cancel")) {
            Order order = order(request.path(), "/cancel", visit);
            cancelOrder.cancel(visit, order);
            return Reply.seeOther(ORDER + order.id());
        }
        Order order = order(request.path(), "/again", visit);
        editCart.again(visit, order);
        return Reply.seeOther("/cart");
    }

    private static Order order(String path, String end, Visit visit) throws Refused {
        if (path.startsWith(ORDER) && path.endsWith(end) && path.length() > ORDER.length() + end.length()) {
            Optional<Order> order = visit.order(path.substring(ORDER.length(), path.length() - end.length()));
            if (order.isPresent()) {
                return order.get();
            }
        }
        throw new Refused(
                404, "There is no such page", "Orders are shown in the browser that placed them, while the shop runs.");
    }
}
