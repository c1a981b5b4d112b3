package io.claimcode.promotion.console;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.claimcode.contracts.event.PromotionState;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.idempotency.Outcome;
import io.claimcode.kit.idempotency.StoredAnswer;
import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.claimcode.promotion.CreatePromotion;
import io.claimcode.promotion.FindPromotions;
import io.claimcode.promotion.ReviewPromotion;
import io.claimcode.promotion.console.PromotionForm.Step;
import io.claimcode.promotion.model.Page;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.PromotionFilter;
import io.claimcode.promotion.model.Warning;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * Create a promotion: three parts and a review. Nothing is kept on the way but in the pages themselves: each carries
 * what the others asked for.
 */
@Path("/console/promotions/new")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermissionsAllowed("promotions")
public final class CreateResource {
    private static final String CONFIRMED = "confirmed";
    private static final int NAMED = 10;

    private final Caller caller;
    private final FindPromotions promotions;
    private final ReviewPromotion review;
    private final CreatePromotion creation;
    private final FilledForms forms;
    private final StepPages steps;
    private final Requests requests;
    private final SentForm sent;

    CreateResource(
            Caller caller,
            FindPromotions promotions,
            ReviewPromotion review,
            CreatePromotion creation,
            FilledForms forms,
            StepPages steps,
            Requests requests,
            SentForm sent) {
        this.caller = caller;
        this.promotions = promotions;
        this.review = review;
        this.creation = creation;
        this.forms = forms;
        this.steps = steps;
        this.requests = requests;
        this.sent = sent;
    }

    @CheckedTemplate(basePath = "console")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance types();

        static native TemplateInstance review(
                PromotionForm form, TermsView terms, List<WarningView> warnings, boolean grave, List<Step> steps);
    }

    @GET
    public Uni<Response> begin(@QueryParam("type") @Nullable String type, @QueryParam("from") @Nullable UUID from) {
        if (from != null) {
            return promotions
                    .one(caller.seller(), from)
                    .chain(promotion -> shown(forms.copy(promotion.terms()), Step.CONDITIONS));
        }
        if (type == null
                || Arrays.stream(PromotionState.Type.values())
                        .noneMatch(each -> each.name().equals(type))) {
            return Uni.createFrom().item(Response.ok(Pages.types()).build());
        }
        return promotions
                .page(caller.seller(), new PromotionFilter(null, null, requests.now()), new Page.Request(1, null))
                .map(latest -> latest.items().isEmpty()
                        ? null
                        : latest.items().getFirst().terms())
                .chain(latest -> shown(forms.blank(type, latest), Step.CONDITIONS));
    }

    @POST
    public Uni<Response> go() {
        var form = new PromotionForm(sent.fields());
        return switch (sent.text("go")) {
            case "CONDITIONS" -> shown(form, Step.CONDITIONS);
            case "SCHEDULE" -> checked(form, Step.CONDITIONS, Step.SCHEDULE);
            case "OPTIONS" -> checked(form, Step.SCHEDULE, Step.OPTIONS);
            case "REVIEW" -> checked(form, Step.OPTIONS, null);
            case "CREATE" -> create(form);
            case "BACK-SCHEDULE" -> shown(form, Step.SCHEDULE);
            case "BACK-OPTIONS" -> shown(form, Step.OPTIONS);
            default -> throw Problem.of(ProblemType.MALFORMED_REQUEST);
        };
    }

    private Uni<Response> shown(PromotionForm form, Step step) {
        return steps.page(caller.seller(), form, step);
    }

    /**
     * Checks the parts that were filled in so far.
     *
     * @param last the last of them
     * @param next what comes when they are in order; null for the review
     */
    private Uni<Response> checked(PromotionForm form, Step last, @Nullable Step next) {
        return reviewed(form).chain(reviewed -> {
            form.forgetErrorsAfter(last);
            if (form.isRefused()) {
                return refused(form);
            }
            return next == null ? page(200, form, reviewed.orElseThrow()) : shown(form, next);
        });
    }

    private Uni<Response> refused(PromotionForm form) {
        var step = form.firstRefused();
        return shown(form, step == null ? Step.CONDITIONS : step);
    }

    /** What the form would become; nothing when something is wrong with it, which the form then knows. */
    private Uni<Optional<ReviewPromotion.Review>> reviewed(PromotionForm form) {
        var draft = new ReadDraft(form).draft();
        return Uni.createFrom()
                .deferred(() -> review.review(caller.seller(), draft))
                .map(found -> form.isRefused() ? Optional.<ReviewPromotion.Review>empty() : Optional.of(found))
                .onFailure(Problem.class)
                .recoverWithItem(failure -> noted(failure, form));
    }

    private static Optional<ReviewPromotion.Review> noted(Throwable failure, PromotionForm form) {
        if (failure instanceof Problem problem && Pointers.note(problem, form)) {
            return Optional.empty();
        }
        throw new IllegalStateException(failure);
    }

    private Uni<Response> page(int status, PromotionForm form, ReviewPromotion.Review reviewed) {
        var grave = reviewed.warnings().stream().anyMatch(WarningView::isGrave);
        return Multi.createFrom()
                .iterable(reviewed.warnings())
                .onItem()
                .transformToUniAndConcatenate(warning -> others(warning).map(others -> WarningView.of(warning, others)))
                .collect()
                .asList()
                .map(warnings -> Pages.review(
                        form, TermsView.of(reviewed.plan().terms()), warnings, grave, List.of(Step.values())))
                .map(page -> Response.status(status).entity(page).build());
    }

    private Uni<List<Promotion>> others(Warning warning) {
        return promotions.some(
                caller.seller(), warning.with().stream().limit(NAMED).toList());
    }

    private Uni<Response> create(PromotionForm form) {
        return reviewed(form).chain(found -> {
            if (found.isEmpty()) {
                return refused(form);
            }
            var reviewed = found.get();
            var grave = reviewed.warnings().stream().anyMatch(WarningView::isGrave);
            if (grave && !sent.has(CONFIRMED)) {
                form.refuse(CONFIRMED, "Say that you mean it, or change the promotion.");
                return page(422, form, reviewed);
            }
            var draft = new ReadDraft(form).draft();
            var once = requests.once(caller, "POST " + Paths.PROMOTIONS, form.value("key"), draft);
            return creation.create(requests.actor(caller), once, draft, CreateResource::answer)
                    .chain(outcome -> answered(outcome, form, reviewed));
        });
    }

    private static StoredAnswer answer(CreatePromotion.Created created) {
        var location = Paths.promotion(created.promotion().id()) + "/created";
        return new StoredAnswer(201, Map.of(HttpHeaders.LOCATION, location), null);
    }

    /** The same form sent twice creates one promotion; sent again with something changed, only after asking. */
    private Uni<Response> answered(Outcome outcome, PromotionForm form, ReviewPromotion.Review reviewed) {
        return switch (outcome) {
            case Outcome.Done done ->
                Uni.createFrom()
                        .item(Response.seeOther(
                                        URI.create(done.answer().headers().get(HttpHeaders.LOCATION)))
                                .build());
            case Outcome.KeyReused reused -> {
                form.set("key", UUID.randomUUID().toString());
                form.refuse("key", "was sent before and has created a promotion. Submit again to create another one.");
                yield page(409, form, reviewed);
            }
            case Outcome.InProgress busy -> throw Problem.of(ProblemType.REQUEST_IN_PROGRESS);
        };
    }
}
