package io.claimcode.local.storefront.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.claimcode.local.storefront.model.Product;
import io.claimcode.local.storefront.model.Visit;
import io.claimcode.local.storefront.pages.PlainPage;

/** The storefront on a port of 127.0.0.1. */
public final class StorefrontServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(StorefrontServer.class.getName());
    private static final String LOOPBACK = "127.0.0.1";

    static {
        // Else each answer waits for the other side's delayed acknowledgement, and a browser may send for ever.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "20");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Visits visits = new Visits();
    private final Guard guard;
    private final Shop shop;

    private StorefrontServer(HttpServer server, Shop shop) {
        this.server = server;
        this.shop = shop;
        this.guard = new Guard(server.getAddress().getPort());
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Starts it.
     *
     * @param port where it listens
     * @param redemptions the address of the redemption API
     * @param token signs a storefront's token that may redeem codes of the given sellers
     * @throws IOException when it can't listen there
     */
    public static StorefrontServer start(int port, URI redemptions, Function<List<String>, String> token)
            throws IOException {
        return start(port, redemptions, () -> token.apply(Product.SELLERS), Clock.systemUTC());
    }

    static StorefrontServer start(int port, URI redemptions, Supplier<String> token, Clock clock) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(LOOPBACK), port);
        return new StorefrontServer(HttpServer.create(address, 0), new Shop(redemptions, token, clock));
    }

    /** Where browsers find it. */
    public URI address() {
        return URI.create("http://" + LOOPBACK + ":" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).send(exchange);
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        try {
            guard.requireOwnName(exchange);
        } catch (Refused refused) {
            return refused(refused, new Visit("", ""));
        }
        Optional<Reply> file = Files.at(exchange.getRequestURI().getRawPath());
        return file.isPresent() ? file.get() : page(exchange);
    }

    private Reply page(HttpExchange exchange) throws IOException {
        Visit visit = visits.of(exchange);
        visit.lock().lock();
        try {
            Request request = Request.read(exchange);
            if (request.method().equals("POST")) {
                guard.requireOwnForm(exchange, request, visit);
            }
            return shop.answer(request, visit);
        } catch (Refused refused) {
            return refused(refused, visit);
        } catch (RuntimeException fault) {
            LOG.log(System.Logger.Level.ERROR, "The storefront failed", fault);
            return refused(
                    new Refused(500, "Something went wrong here", "Please try again; the shop's terminal says more."),
                    visit);
        } finally {
            visit.lock().unlock();
        }
    }

    private static Reply refused(Refused refused, Visit visit) {
        return Reply.page(refused.status(), PlainPage.of(visit, refused.title(), String.valueOf(refused.getMessage())));
    }
}
