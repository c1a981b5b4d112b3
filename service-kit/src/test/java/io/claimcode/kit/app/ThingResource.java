package io.claimcode.kit.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;

/** Endpoints that fail in every way that a service's can. */
@Path("/things")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ThingResource {
    public enum Kind {
        ROUND,
        SQUARE
    }

    public record Part(String sku, Integer quantity) {}

    public record Thing(String name, Integer count, Boolean flag, Kind kind, Instant at, Part part, List<Part> parts) {}

    public record Plain(int number) {}

    @Inject
    Caller caller;

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @POST
    public Thing create(Thing thing) {
        return thing;
    }

    @POST
    @Path("/plain")
    public Uni<Plain> plain(Plain plain) {
        return Uni.createFrom().item(plain);
    }

    @GET
    @Path("/mine")
    @PermissionsAllowed("promotions")
    public Map<String, Object> mine() {
        Map<String, Object> claims = new TreeMap<>();
        claims.put("seller", caller.seller());
        claims.put("storefront", caller.storefront());
        claims.put("sellers", caller.sellers().names());
        claims.put("issuer", caller.issuer());
        claims.put("subject", caller.subject());
        return claims;
    }

    @GET
    @Path("/storefront")
    @PermissionsAllowed("redemptions")
    public Uni<Map<String, Object>> storefront() {
        return Uni.createFrom()
                .item(() -> Map.of(
                        "storefront",
                        caller.storefront(),
                        "sellers",
                        caller.sellers().names()));
    }

    @GET
    @Path("/thrown")
    public String thrown() {
        throw Problem.of(ProblemType.REQUEST_IN_PROGRESS, "Wait a moment.")
                .member("orderId", "o-1")
                .retryAfter(Duration.ofMillis(1500));
    }

    @GET
    @Path("/faulty")
    public Uni<String> faulty() {
        return Uni.createFrom().failure(new IllegalStateException("the secret is 42"));
    }

    @GET
    @Path("/wrong-sql")
    public Uni<String> wrongSql() {
        return pool.query("select 1/0").execute().map(Object::toString);
    }

    @GET
    @Path("/locked")
    @Blocking
    public String locked() {
        return pool.withTransaction(connection -> connection
                        .query("set local lock_timeout = 1; lock table note in access exclusive mode")
                        .execute()
                        .chain(() -> pool.withTransaction(other -> other.query("set local lock_timeout = 50")
                                .execute()
                                .chain(() -> other.query("select * from note").execute())))
                        .map(Object::toString))
                .await()
                .indefinitely();
    }

    @GET
    @Path("/no-server")
    public Uni<String> noServer() {
        PgConnectOptions nowhere = new PgConnectOptions().setHost("127.0.0.1").setPort(1);
        return Uni.createFrom()
                .completionStage(() -> PgConnection.connect(vertx, nowhere).toCompletionStage())
                .map(Object::toString);
    }

    @GET
    @Path("/slow")
    public Uni<String> slow() {
        return Uni.createFrom()
                .<String>nothing()
                .ifNoItem()
                .after(Duration.ofMillis(10))
                .fail();
    }

    @GET
    @Path("/by-number/{number}")
    public String byNumber(@PathParam("number") int number) {
        if (number == 0) {
            throw new NotFoundException("row 0 of table things");
        }
        return "{}";
    }
}
