package io.claimcode.promotion.console;

import java.util.List;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

import io.claimcode.promotion.FindProductSelections;
import io.claimcode.promotion.console.PromotionForm.Step;
import io.claimcode.promotion.model.Page;
import io.claimcode.promotion.model.ProductSelectionSummary;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

/** The pages of the parts of creation. */
@Singleton
final class StepPages {
    /** More than that nobody finds in a list to choose from. */
    private static final int SELECTIONS = 200;

    private final FindProductSelections selections;

    StepPages(FindProductSelections selections) {
        this.selections = selections;
    }

    @CheckedTemplate(basePath = "console")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance step(
                PromotionForm form, Step step, List<Step> steps, Zones zones, List<ProductSelectionSummary> selections);
    }

    /** A part, as it is filled in so far. */
    Uni<Response> page(String seller, PromotionForm form, Step step) {
        var status = form.isRefused() ? 422 : 200;
        return selections
                .page(seller, null, new Page.Request(SELECTIONS, null))
                .map(kept -> Pages.step(form, step, List.of(Step.values()), Zones.ALL, kept.items()))
                .map(page -> Response.status(status).entity(page).build());
    }
}
