package io.claimcode.promotion.console;

import java.net.URI;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.claimcode.kit.identity.Caller;
import io.claimcode.promotion.ActOnPromotion;
import io.claimcode.promotion.FindPromotions;
import io.claimcode.promotion.model.PromotionAct;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

/** A promotion's overview, and what is done to it as a whole, each after a page that says what it does. */
@Path("/console/promotions/{id}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermissionsAllowed("promotions")
public final class PromotionResource {
    private final Caller caller;
    private final FindPromotions promotions;
    private final ActOnPromotion acts;
    private final Requests requests;

    PromotionResource(Caller caller, FindPromotions promotions, ActOnPromotion acts, Requests requests) {
        this.caller = caller;
        this.promotions = promotions;
        this.acts = acts;
        this.requests = requests;
    }

    @CheckedTemplate(basePath = "console")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance overview(PromotionView promotion, String tab, TermsView terms);

        static native TemplateInstance created(PromotionView promotion);
    }

    @GET
    public Uni<TemplateInstance> overview(@PathParam("id") UUID id) {
        return promotions
                .one(caller.seller(), id)
                .map(promotion -> Pages.overview(
                        PromotionView.of(promotion, requests.now()), "overview", TermsView.of(promotion.terms())));
    }

    @GET
    @Path("/created")
    public Uni<TemplateInstance> created(@PathParam("id") UUID id) {
        return promotions
                .one(caller.seller(), id)
                .map(promotion -> Pages.created(PromotionView.of(promotion, requests.now())));
    }

    @GET
    @Path("/{act:pause|resume|end|cancel}")
    public Uni<TemplateInstance> ask(@PathParam("id") UUID id, @PathParam("act") String act) {
        return promotions.one(caller.seller(), id).map(promotion -> {
            var name = promotion.terms().internalDescription();
            var here = Paths.promotion(id);
            return question(act(act), name, here + "/" + act, here).page();
        });
    }

    @POST
    @Path("/{act:pause|resume|end|cancel}")
    public Uni<Response> act(@PathParam("id") UUID id, @PathParam("act") String act) {
        return acts.act(requests.actor(caller), id, act(act))
                .replaceWith(
                        () -> Response.seeOther(URI.create(Paths.promotion(id))).build());
    }

    private static PromotionAct act(String name) {
        return switch (name) {
            case "pause" -> PromotionAct.PAUSE;
            case "resume" -> PromotionAct.RESUME;
            case "end" -> PromotionAct.END;
            default -> PromotionAct.CANCEL;
        };
    }

    private static Question question(PromotionAct act, String name, String action, String back) {
        return switch (act) {
            case PAUSE ->
                new Question(
                        "Pause this promotion?",
                        name,
                        "Within a second its codes are refused everywhere, until you resume it. Orders in checkout that hold a"
                                + " code already keep it. The end stays where it is.",
                        action,
                        "Pause the promotion",
                        back,
                        false);
            case RESUME ->
                new Question(
                        "Resume this promotion?",
                        name,
                        "Within a second its codes are taken again, as its schedule and budget allow.",
                        action,
                        "Resume the promotion",
                        back,
                        false);
            case END ->
                new Question(
                        "End this promotion for good?",
                        name,
                        "Within a second its codes are refused everywhere. This can’t be undone: to go on later, pause it"
                                + " instead, or duplicate it. Redemptions that happened stay as they are.",
                        action,
                        "End the promotion",
                        back,
                        true);
            case CANCEL ->
                new Question(
                        "Cancel this promotion for good?",
                        name,
                        "It never starts, and none of its codes will ever work. This can’t be undone.",
                        action,
                        "Cancel the promotion",
                        back,
                        true);
        };
    }
}
