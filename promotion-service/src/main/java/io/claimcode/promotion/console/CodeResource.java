package io.claimcode.promotion.console;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.claimcode.promotion.FindPromotions;
import io.claimcode.promotion.ReadPerformance;
import io.claimcode.promotion.model.Promotion;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * Finds a claim code and tells what happened to it: by the code itself, which only the checkout can know again, or by its
 * id of batch number and serial. A code is sent in a form, since addresses are kept in many places.
 */
@Path("/console/promotions/{id}/performance/code")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermissionsAllowed("promotions")
public final class CodeResource {
    private static final String FIELD = "code";
    private static final Pattern ID = Pattern.compile("([0-9]{1,9})\\s*-\\s*([0-9]{1,9})");

    private final Caller caller;
    private final FindPromotions promotions;
    private final ReadPerformance reading;
    private final CodeLookup lookup;
    private final Requests requests;
    private final SentForm sent;

    CodeResource(
            Caller caller,
            FindPromotions promotions,
            ReadPerformance reading,
            CodeLookup lookup,
            Requests requests,
            SentForm sent) {
        this.caller = caller;
        this.promotions = promotions;
        this.reading = reading;
        this.lookup = lookup;
        this.requests = requests;
        this.sent = sent;
    }

    @CheckedTemplate(basePath = "console")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance code(
                PromotionView promotion, String tab, PromotionForm form, @Nullable CodeView code);
    }

    @GET
    public Uni<TemplateInstance> form(@PathParam("id") UUID id) {
        return promotions.one(caller.seller(), id).map(promotion -> page(promotion, new PromotionForm(Map.of()), null));
    }

    @POST
    public Uni<Response> find(@PathParam("id") UUID id) {
        var form = new PromotionForm(Map.of(FIELD, sent.text(FIELD).strip()));
        return promotions
                .one(caller.seller(), id)
                .chain(promotion -> found(promotion, form.value(FIELD))
                        .map(code -> Response.ok(page(promotion, form, code)).build())
                        .onFailure(failure -> failure instanceof Problem problem && told(problem, form))
                        .recoverWithItem(failure -> Response.status(status((Problem) failure))
                                .entity(page(promotion, form, null))
                                .build()));
    }

    private Uni<CodeView> found(Promotion promotion, String typed) {
        var id = ID.matcher(typed);
        if (id.matches()) {
            int batch = Integer.parseInt(id.group(1));
            int serial = Integer.parseInt(id.group(2));
            return reading.ofCode(promotion.id(), batch, serial).map(redemptions -> {
                if (redemptions.isEmpty()) {
                    throw Problem.of(ProblemType.NOT_FOUND);
                }
                return CodeView.of(batch + "-" + serial, redemptions, promotion);
            });
        }
        return lookup.find(typed).map(code -> CodeView.of(code, promotion));
    }

    private TemplateInstance page(Promotion promotion, PromotionForm form, @Nullable CodeView code) {
        return Pages.code(PromotionView.of(promotion, requests.now()), "performance", form, code);
    }

    private static int status(Problem problem) {
        return problem.type() == ProblemType.TEMPORARILY_UNAVAILABLE ? 503 : 422;
    }

    private static boolean told(Problem problem, PromotionForm form) {
        var text = switch (problem.type()) {
            case NOT_FOUND -> "is of no code that was redeemed with this promotion";
            case CODE_MALFORMED -> "can’t be read: a character is missing or wrong";
            case CODE_UNKNOWN -> "isn’t one of yours";
            case TEMPORARILY_UNAVAILABLE -> "can’t be looked up at the moment; try again soon";
            default -> "";
        };
        if (!text.isEmpty()) {
            form.refuse(FIELD, text);
        }
        return !text.isEmpty();
    }
}
