package io.claimcode.promotion.console;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.idempotency.Outcome;
import io.claimcode.kit.idempotency.StoredAnswer;
import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.claimcode.promotion.ActOnClaimCodeGroup;
import io.claimcode.promotion.FindPromotions;
import io.claimcode.promotion.RequestClaimCodeGroup;
import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.model.ClaimCodeGroupDraft;
import io.claimcode.promotion.model.GroupAct;
import io.claimcode.promotion.model.Page;
import io.claimcode.promotion.model.Promotion;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Manage claim codes: create a group, see it become ready, cancel or void it. */
@Path("/console/promotions/{id}/claim-codes")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermissionsAllowed("promotions")
public final class ClaimCodesResource {
    private static final int ROWS = 50;
    private static final long NOT_A_NUMBER = 0;

    private final Caller caller;
    private final FindPromotions promotions;
    private final RequestClaimCodeGroup request;
    private final ActOnClaimCodeGroup acts;
    private final Requests requests;
    private final SentForm sent;

    ClaimCodesResource(
            Caller caller,
            FindPromotions promotions,
            RequestClaimCodeGroup request,
            ActOnClaimCodeGroup acts,
            Requests requests,
            SentForm sent) {
        this.caller = caller;
        this.promotions = promotions;
        this.request = request;
        this.acts = acts;
        this.requests = requests;
        this.sent = sent;
    }

    @CheckedTemplate(basePath = "console")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance claimCodes(
                PromotionView promotion, String tab, GroupsView groups, PromotionForm form);

        static native TemplateInstance claimCodes$groups(GroupsView groups);
    }

    /**
     * A promotion's groups.
     *
     * @param here the address of this part of the list
     * @param next that of the next part; null at the end
     */
    public record GroupsView(
            List<GroupView> rows, String here, @Nullable String next) {
        /** Whether codes are being made, so that it is worth to look again soon. */
        public boolean isMoving() {
            return rows.stream().anyMatch(GroupView::inProgress);
        }
    }

    @GET
    public Uni<TemplateInstance> list(
            @PathParam("id") UUID id,
            @QueryParam("after") @Nullable String after,
            @HeaderParam("HX-Request") @Nullable String byScript) {
        return promotions
                .one(caller.seller(), id)
                .chain(promotion -> groups(promotion, after)
                        .map(groups -> byScript == null
                                ? page(promotion, groups, blank(promotion))
                                : Pages.claimCodes$groups(groups)));
    }

    @POST
    public Uni<Response> create(@PathParam("id") UUID id) {
        var form = new PromotionForm(sent.fields());
        return promotions.one(caller.seller(), id).chain(promotion -> {
            var draft = new ClaimCodeGroupDraft(form.value("name").strip(), quantity(form.value("quantity")));
            var once = requests.once(caller, "POST " + Paths.claimCodes(id), form.value("key"), draft);
            return request.request(requests.actor(caller), id, once, draft, ClaimCodesResource::answer)
                    .map(outcome -> answered(outcome, id))
                    .onFailure(failure -> failure instanceof Problem problem && told(problem, form))
                    .recoverWithUni(() -> groups(promotion, null)
                            .map(groups -> Response.status(422)
                                    .entity(page(promotion, groups, form))
                                    .build()));
        });
    }

    @GET
    @Path("/{groupId}/{act:cancel|void}")
    public Uni<TemplateInstance> ask(
            @PathParam("id") UUID id, @PathParam("groupId") UUID groupId, @PathParam("act") String act) {
        return promotions.group(caller.seller(), id, groupId).map(group -> {
            var here = Paths.claimCodes(id);
            return question(act, group, here + "/" + groupId + "/" + act, here).page();
        });
    }

    @POST
    @Path("/{groupId}/{act:cancel|void}")
    public Uni<Response> act(
            @PathParam("id") UUID id, @PathParam("groupId") UUID groupId, @PathParam("act") String act) {
        return acts.act(requests.actor(caller), id, groupId, act.equals("void") ? GroupAct.VOID : GroupAct.CANCEL)
                .replaceWith(() -> back(id));
    }

    private Uni<GroupsView> groups(Promotion promotion, @Nullable String after) {
        var position = after == null ? null : Page.Position.parse(after).orElse(null);
        var zone = promotion.terms().schedule().timeZone();
        var here = Paths.claimCodes(promotion.id());
        return promotions
                .groups(caller.seller(), promotion.id(), new Page.Request(ROWS, position))
                .map(page -> new GroupsView(
                        page.items().stream()
                                .map(each -> GroupView.of(each, zone))
                                .toList(),
                        here(here, position),
                        page.last() == null ? null : here(here, page.last())));
    }

    private static String here(String path, Page.@Nullable Position after) {
        return after == null ? path : path + "?after=" + URLEncoder.encode(after.text(), StandardCharsets.UTF_8);
    }

    private TemplateInstance page(Promotion promotion, GroupsView groups, PromotionForm form) {
        return Pages.claimCodes(PromotionView.of(promotion, requests.now()), "claim-codes", groups, form);
    }

    private static PromotionForm blank(Promotion promotion) {
        return new PromotionForm(Map.of("key", UUID.randomUUID().toString()));
    }

    /** What isn't a number is refused as a number that is none of those allowed. */
    private static @Nullable Long quantity(String text) {
        var digits = text.replace(",", "").strip();
        return digits.isEmpty()
                ? null
                : digits.matches("[0-9]{1,18}") ? Long.valueOf(digits) : Long.valueOf(NOT_A_NUMBER);
    }

    private static StoredAnswer answer(ClaimCodeGroup group) {
        return new StoredAnswer(202, Map.of(), null);
    }

    private static boolean told(Problem problem, PromotionForm form) {
        if (problem.type() == ProblemType.GROUP_NAME_TAKEN) {
            form.refuse("name", "is that of another group of this promotion");
            return true;
        }
        return Pointers.note(problem, form);
    }

    /** The same form sent again asks for nothing new. */
    private static Response answered(Outcome outcome, UUID id) {
        return switch (outcome) {
            case Outcome.Done done -> back(id);
            case Outcome.KeyReused reused -> throw Problem.of(ProblemType.PROMOTION_STATE);
            case Outcome.InProgress busy -> throw Problem.of(ProblemType.REQUEST_IN_PROGRESS);
        };
    }

    private static Response back(UUID id) {
        return Response.seeOther(URI.create(Paths.claimCodes(id))).build();
    }

    private static Question question(String act, ClaimCodeGroup group, String action, String back) {
        return act.equals("void")
                ? new Question(
                        "Void these claim codes for good?",
                        group.name(),
                        "Within a second those of its " + Words.number(group.quantity())
                                + " codes that aren’t redeemed stop working, also those that buyers have already. This can’t be"
                                + " undone, and the file can’t be downloaded any more.",
                        action,
                        "Void the codes",
                        back,
                        true)
                : new Question(
                        "Give this claim code group up?",
                        group.name(),
                        "Its codes aren’t made any further, and none of them will ever work. This can’t be undone.",
                        action,
                        "Give the group up",
                        back,
                        true);
    }
}
