package io.claimcode.promotion.console;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.idempotency.StoredAnswer;
import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.claimcode.promotion.FindProductSelections;
import io.claimcode.promotion.KeepProductSelections;
import io.claimcode.promotion.model.Amendment;
import io.claimcode.promotion.model.Page;
import io.claimcode.promotion.model.ProductSelection;
import io.claimcode.promotion.model.ProductSelectionDraft;
import io.claimcode.promotion.model.ProductSelectionSummary;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Product selections: choices of items that a seller keeps under a name. */
@Path("/console/selections")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermissionsAllowed("promotions")
public final class SelectionResource {
    private static final int ROWS = 50;
    private static final StoredAnswer DONE = new StoredAnswer(200, Map.of(), null);

    private final Caller caller;
    private final FindProductSelections selections;
    private final KeepProductSelections keeping;
    private final Requests requests;
    private final SentForm sent;

    SelectionResource(
            Caller caller,
            FindProductSelections selections,
            KeepProductSelections keeping,
            Requests requests,
            SentForm sent) {
        this.caller = caller;
        this.selections = selections;
        this.keeping = keeping;
        this.requests = requests;
        this.sent = sent;
    }

    @CheckedTemplate(basePath = "console")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance selections(List<Row> rows, @Nullable String next);

        static native TemplateInstance selection(PromotionForm form, String action, @Nullable Row kept);
    }

    /** A selection in the list. */
    public record Row(String href, String name, String kind, String size, boolean inUse) {
        static Row of(ProductSelectionSummary selection) {
            return new Row(
                    Paths.selection(selection.id()),
                    selection.name(),
                    Words.kind(selection.kind()),
                    Words.number(selection.size()),
                    selection.inUse());
        }
    }

    @GET
    public Uni<TemplateInstance> list(@QueryParam("after") @Nullable String after) {
        var position = after == null ? null : Page.Position.parse(after).orElse(null);
        return selections
                .page(caller.seller(), null, new Page.Request(ROWS, position))
                .map(page -> Pages.selections(
                        page.items().stream().map(Row::of).toList(),
                        page.last() == null
                                ? null
                                : "?after=" + URLEncoder.encode(page.last().text(), StandardCharsets.UTF_8)));
    }

    @GET
    @Path("/new")
    public TemplateInstance blank() {
        var values = Map.of("key", UUID.randomUUID().toString(), "itemsKind", "SKUS");
        return Pages.selection(new PromotionForm(values), Paths.SELECTIONS, null);
    }

    @POST
    public Uni<Response> create() {
        var form = new PromotionForm(sent.fields());
        var draft = draft(form);
        var once = requests.once(caller, "POST " + Paths.SELECTIONS, form.value("key"), draft);
        return keeping.create(requests.actor(caller), once, draft, created -> DONE)
                .map(outcome -> toList())
                .onFailure(failure -> failure instanceof Problem problem && told(problem, form))
                .recoverWithItem(() -> Response.status(422)
                        .entity(Pages.selection(form, Paths.SELECTIONS, null))
                        .build());
    }

    @GET
    @Path("/{id}")
    public Uni<TemplateInstance> form(@PathParam("id") UUID id) {
        return selections.one(caller.seller(), id).map(selection -> page(selection, filled(selection)));
    }

    @POST
    @Path("/{id}")
    public Uni<Response> change(@PathParam("id") UUID id) {
        return selections.one(caller.seller(), id).chain(selection -> {
            var form = filled(selection);
            sent.fields().forEach(form::set);
            var change = new KeepProductSelections.Change(id, this::isShown, before -> amendment(before, draft(form)));
            return keeping.change(requests.actor(caller), null, change, changed -> DONE)
                    .map(outcome -> toList())
                    .onFailure(failure -> failure instanceof Problem problem && told(problem, form))
                    .recoverWithItem(() ->
                            Response.status(422).entity(page(selection, form)).build());
        });
    }

    @GET
    @Path("/{id}/delete")
    public Uni<TemplateInstance> ask(@PathParam("id") UUID id) {
        return selections.one(caller.seller(), id).map(selection -> {
            var here = Paths.selection(id);
            return new Question(
                            "Delete this product selection?",
                            selection.name(),
                            "Promotions that were created with it took over its items and stay as they are. This can’t be undone.",
                            here + "/delete",
                            "Delete the selection",
                            here,
                            true)
                    .page();
        });
    }

    @POST
    @Path("/{id}/delete")
    public Uni<Response> delete(@PathParam("id") UUID id) {
        return keeping.delete(requests.actor(caller), id, version -> true).replaceWith(SelectionResource::toList);
    }

    private boolean isShown(long version) {
        return sent.text("version").equals(Long.toString(version));
    }

    private static TemplateInstance page(ProductSelection selection, PromotionForm form) {
        var href = Paths.selection(selection.id());
        return Pages.selection(form, href, Row.of(ProductSelectionSummary.of(selection)));
    }

    private static PromotionForm filled(ProductSelection selection) {
        return new PromotionForm(Map.of(
                "name", selection.name(),
                "itemsKind", selection.items().kind().name(),
                "items", String.join("\n", selection.items().values()),
                "version", Long.toString(selection.version())));
    }

    private static ProductSelectionDraft draft(PromotionForm form) {
        var name = form.value("name").strip();
        var values = form.is("itemsKind", "ENTIRE_CATALOG")
                ? List.<@Nullable String>of()
                : ReadDraft.lines(form.value("items"));
        return new ProductSelectionDraft(name, form.value("itemsKind"), values);
    }

    private static Amendment<ProductSelectionDraft> amendment(
            ProductSelectionDraft before, ProductSelectionDraft after) {
        var changed = new ArrayList<String>();
        if (!Objects.equals(before.name(), after.name())) {
            changed.add("/name");
        }
        if (!Objects.equals(before.kind(), after.kind())) {
            changed.add("/kind");
        }
        if (!Objects.equals(before.values(), after.values())) {
            changed.add("/values");
        }
        return new Amendment<>(after, changed);
    }

    private static boolean told(Problem problem, PromotionForm form) {
        if (problem.type() == ProblemType.PRECONDITION_FAILED) {
            form.refuse("name", "was shown as it was before somebody changed this selection. Reload the page.");
            return true;
        }
        for (var error : problem.errors()) {
            var field = error.pointer().startsWith("/name") ? "name" : "items";
            form.refuse(field, error.detail());
        }
        if (problem.errors().isEmpty() && problem.type().status() == 409) {
            form.refuse("name", "can’t be kept: " + problem.type().title());
        }
        return form.isRefused();
    }

    private static Response toList() {
        return Response.seeOther(URI.create(Paths.SELECTIONS)).build();
    }
}
