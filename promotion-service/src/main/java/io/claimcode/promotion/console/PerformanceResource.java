package io.claimcode.promotion.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.claimcode.promotion.FindPromotions;
import io.claimcode.promotion.ReadPerformance;
import io.claimcode.promotion.model.Page;
import io.claimcode.promotion.model.Performance;
import io.claimcode.promotion.model.PeriodRequest;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/**
 * Performance: what a promotion gave and brought, by time and by claim code group. A page that is looked at asks again
 * every few seconds, and gets an answer when something is new; after an hour it stops.
 */
@Path("/console/promotions/{id}/performance")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermissionsAllowed("promotions")
public final class PerformanceResource {
    private static final int ROWS = 25;
    private static final int GROUPS = 50;
    private static final long LIVE_SECONDS = 3600;

    /** By this htmx knows that it need not ask again. */
    private static final int ENOUGH = 286;

    private final Caller caller;
    private final ReadPerformance reading;
    private final FindPromotions promotions;
    private final Requests requests;

    PerformanceResource(Caller caller, ReadPerformance reading, FindPromotions promotions, Requests requests) {
        this.caller = caller;
        this.reading = reading;
        this.promotions = promotions;
        this.requests = requests;
    }

    @CheckedTemplate(basePath = "console")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance performance(
                PromotionView promotion, String tab, PerformanceView shown, @Nullable String again);

        static native TemplateInstance performance$figures(
                PromotionView promotion, PerformanceView shown, @Nullable String again);
    }

    /** What is asked for, as the address says it. */
    public static final class Asked {
        @QueryParam("from")
        @Nullable
        String from;

        @QueryParam("to")
        @Nullable
        String to;

        @QueryParam("by")
        @Nullable
        String by;

        /** Since when it is looked at, in seconds of the epoch. */
        @QueryParam("since")
        long since;

        /** What is shown already. */
        @QueryParam("seen")
        @Nullable
        String seen;

        PeriodRequest period() {
            return new PeriodRequest(filled(from), filled(to), filled(by));
        }

        private static @Nullable String filled(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }

    @GET
    public Uni<Response> show(
            @PathParam("id") UUID id, @BeanParam Asked asked, @HeaderParam("HX-Request") @Nullable String byScript) {
        return reading.performance(caller.seller(), id, asked.period())
                .onFailure(failure ->
                        failure instanceof Problem problem && !problem.errors().isEmpty())
                .recoverWithUni(() -> reading.performance(caller.seller(), id, new PeriodRequest(null, null, null)))
                .chain(this::view)
                .map(shown -> byScript == null ? page(shown, asked) : news(shown, asked));
    }

    /** All redemptions as a table, as the API has it. */
    @GET
    @Path("/redemptions.csv")
    @Produces("text/csv")
    public Multi<String> table(@PathParam("id") UUID id) {
        return RestMulti.fromUniResponse(
                promotions.one(caller.seller(), id),
                promotion -> reading.table(promotion, null),
                promotion -> Map.of(
                        HttpHeaders.CONTENT_TYPE,
                        List.of("text/csv;charset=UTF-8"),
                        HttpHeaders.CONTENT_DISPOSITION,
                        List.of("attachment; filename=\"redemptions-" + promotion.id() + ".csv\""),
                        HttpHeaders.CACHE_CONTROL,
                        List.of("private, no-store")));
    }

    private record Shown(PromotionView promotion, PerformanceView performance) {
        /** Changes when anything that is shown does. */
        String mark() {
            return Integer.toHexString(hashCode());
        }
    }

    private Uni<Shown> view(Performance performance) {
        var id = performance.promotion().id();
        return promotions
                .groups(caller.seller(), id, new Page.Request(GROUPS, null))
                .chain(groups -> reading.redemptions(caller.seller(), id, null, new Page.Request(ROWS, null))
                        .map(found -> new Shown(
                                PromotionView.of(performance.promotion(), requests.now()),
                                PerformanceView.of(
                                        performance,
                                        groups.items(),
                                        found.page().items()))));
    }

    private Response page(Shown shown, Asked asked) {
        var again = again(shown, asked, requests.now().getEpochSecond());
        return Response.ok(Pages.performance(shown.promotion, "performance", shown.performance, again))
                .build();
    }

    private Response news(Shown shown, Asked asked) {
        if (requests.now().getEpochSecond() - asked.since > LIVE_SECONDS) {
            return Response.status(ENOUGH)
                    .entity(Pages.performance$figures(shown.promotion, shown.performance, null))
                    .build();
        }
        return shown.mark().equals(asked.seen)
                ? Response.noContent().build()
                : Response.ok(Pages.performance$figures(
                                shown.promotion, shown.performance, again(shown, asked, asked.since)))
                        .build();
    }

    /** Where news are asked for. The period is said only where it was asked for: else its end moves on. */
    private static String again(Shown shown, Asked asked, long since) {
        var parts = new StringJoiner("&", "?", "").add("since=" + since).add("seen=" + shown.mark());
        add(parts, "from", asked.from);
        add(parts, "to", asked.to);
        add(parts, "by", asked.by);
        return shown.promotion.href() + "/performance" + parts;
    }

    private static void add(StringJoiner parts, String name, @Nullable String value) {
        if (value != null) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
