package io.claimcode.promotion.console;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.claimcode.promotion.ReadPerformance;
import io.claimcode.promotion.model.Page;
import io.claimcode.promotion.model.Performance;
import io.claimcode.promotion.model.PeriodRequest;
import io.claimcode.promotion.model.RedemptionEntry;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Performance: what a promotion gave and brought, by time and by claim code group. */
@Path("/console/promotions/{id}/performance")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed("promotions")
public final class PerformanceResource {
    private static final int ROWS = 25;

    private final Caller caller;
    private final ReadPerformance reading;
    private final Requests requests;

    PerformanceResource(Caller caller, ReadPerformance reading, Requests requests) {
        this.caller = caller;
        this.reading = reading;
        this.requests = requests;
    }

    @CheckedTemplate(basePath = "console")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance performance(PromotionView promotion, String tab, PerformanceView shown);
    }

    @GET
    public Uni<TemplateInstance> show(
            @PathParam("id") UUID id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("by") @Nullable String by) {
        var period = new PeriodRequest(filled(from), filled(to), filled(by));
        return reading.performance(caller.seller(), id, period)
                .onFailure(failure ->
                        failure instanceof Problem problem && !problem.errors().isEmpty())
                .recoverWithUni(() -> reading.performance(caller.seller(), id, new PeriodRequest(null, null, null)))
                .chain(performance -> reading.redemptions(caller.seller(), id, null, new Page.Request(ROWS, null))
                        .map(found -> page(performance, found.page().items())));
    }

    private TemplateInstance page(Performance performance, List<RedemptionEntry> redemptions) {
        return Pages.performance(
                PromotionView.of(performance.promotion(), requests.now()),
                "performance",
                PerformanceView.of(performance, redemptions));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
