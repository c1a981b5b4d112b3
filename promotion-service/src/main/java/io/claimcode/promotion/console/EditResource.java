package io.claimcode.promotion.console;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.idempotency.StoredAnswer;
import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.claimcode.promotion.ChangePromotion;
import io.claimcode.promotion.FindPromotions;
import io.claimcode.promotion.model.Amendment;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.PromotionDraft;
import io.claimcode.promotion.model.PromotionDraft.ScheduleDraft;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Changes what may be changed of a promotion. The page knows which version it showed, so nobody undoes another's change. */
@Path("/console/promotions/{id}/edit")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermissionsAllowed("promotions")
public final class EditResource {
    private final Caller caller;
    private final FindPromotions promotions;
    private final ChangePromotion changes;
    private final FilledForms forms;
    private final Requests requests;
    private final SentForm sent;

    EditResource(
            Caller caller,
            FindPromotions promotions,
            ChangePromotion changes,
            FilledForms forms,
            Requests requests,
            SentForm sent) {
        this.caller = caller;
        this.promotions = promotions;
        this.changes = changes;
        this.forms = forms;
        this.requests = requests;
        this.sent = sent;
    }

    @CheckedTemplate(basePath = "console")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance edit(PromotionView promotion, PromotionForm form, long version, boolean started);
    }

    @GET
    public Uni<TemplateInstance> form(@PathParam("id") UUID id) {
        return promotions.one(caller.seller(), id).map(promotion -> page(promotion, forms.of(promotion.terms())));
    }

    @POST
    public Uni<Response> change(@PathParam("id") UUID id) {
        return promotions.one(caller.seller(), id).chain(promotion -> {
            var form = typed(promotion);
            var change = new ChangePromotion.Change(id, this::isShown, before -> amendment(before, form));
            return changes.change(requests.actor(caller), null, change, EditResource::done)
                    .map(outcome ->
                            Response.seeOther(URI.create(Paths.promotion(id))).build())
                    .onFailure(failure -> failure instanceof Problem problem && told(problem, form))
                    .recoverWithItem(() ->
                            Response.status(422).entity(page(promotion, form)).build());
        });
    }

    private TemplateInstance page(Promotion promotion, PromotionForm form) {
        var now = requests.now();
        var started = !now.isBefore(promotion.terms().schedule().from());
        return Pages.edit(PromotionView.of(promotion, now), form, promotion.version(), started);
    }

    /** The promotion's fields with what was typed over them; what can't be changed isn't asked for. */
    private PromotionForm typed(Promotion promotion) {
        var form = forms.of(promotion.terms());
        form.set("showDetailText", "");
        sent.fields().forEach(form::set);
        return form;
    }

    private boolean isShown(long version) {
        return sent.text("version").equals(Long.toString(version));
    }

    private static boolean told(Problem problem, PromotionForm form) {
        if (problem.type() == ProblemType.PRECONDITION_FAILED) {
            form.refuse(
                    "changed",
                    "was changed by somebody else since you opened this page. Nothing of yours is saved yet: what you typed"
                            + " stands below, and takes the place of theirs when you save again.");
            return true;
        }
        return Pointers.note(problem, form);
    }

    private static StoredAnswer done(Promotion promotion, Instant at) {
        return new StoredAnswer(200, Map.of(), null);
    }

    private static Amendment<PromotionDraft> amendment(PromotionDraft before, PromotionForm form) {
        var read = new ReadDraft(form);
        var schedule = Objects.requireNonNull(before.schedule());
        var after = new PromotionDraft(
                before.type(),
                form.value("internalDescription").strip(),
                before.trackingId(),
                before.currency(),
                before.buyerPurchases(),
                before.purchasedItems(),
                before.excludedItems(),
                before.buyerGets(),
                new ScheduleDraft(read.time("startsAt"), read.time("endsAt"), schedule.timeZone()),
                before.claimCode(),
                read.limits(),
                read.messaging(),
                null);
        if (form.isRefused()) {
            throw Problem.invalid(List.of());
        }
        return new Amendment<>(after, changed(before, after));
    }

    private static List<String> changed(PromotionDraft before, PromotionDraft after) {
        var changed = new ArrayList<String>();
        note(changed, "/internalDescription", before.internalDescription(), after.internalDescription());
        var was = Objects.requireNonNull(before.schedule());
        var is = Objects.requireNonNull(after.schedule());
        note(changed, "/schedule/startsAt", was.startsAt(), is.startsAt());
        note(changed, "/schedule/endsAt", was.endsAt(), is.endsAt());
        var limits = Objects.requireNonNull(before.limits());
        var raised = Objects.requireNonNull(after.limits());
        note(changed, "/limits/maxUnitsPerOrder", limits.maxUnitsPerOrder(), raised.maxUnitsPerOrder());
        note(changed, "/limits/maxRedemptions", limits.maxRedemptions(), raised.maxRedemptions());
        note(changed, "/limits/maxDiscount", limits.maxDiscount(), raised.maxDiscount());
        var texts = Objects.requireNonNull(before.messaging());
        var words = Objects.requireNonNull(after.messaging());
        note(changed, "/messaging/checkoutDisplayText", texts.checkoutDisplayText(), words.checkoutDisplayText());
        note(changed, "/messaging/shortDisplayText", texts.shortDisplayText(), words.shortDisplayText());
        note(changed, "/messaging/detailPageDisplayText", texts.detailPageDisplayText(), words.detailPageDisplayText());
        note(changed, "/messaging/termsAndConditions", texts.termsAndConditions(), words.termsAndConditions());
        return changed;
    }

    private static void note(List<String> changed, String pointer, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changed.add(pointer);
        }
    }
}
