package io.claimcode.promotion.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.claimcode.kit.identity.Caller;
import io.claimcode.promotion.FindPromotions;
import io.claimcode.promotion.model.Page;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.PromotionFilter;
import io.claimcode.promotion.model.ShownStatus;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Manage promotions: the seller's list, searched and paged. */
@Path("/console/promotions")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermissionsAllowed("promotions")
public final class ListResource {
    private static final int ROWS = 25;
    private static final int MAX_TEXT = 200;

    private final Caller caller;
    private final FindPromotions promotions;
    private final Clock clock;

    ListResource(Caller caller, FindPromotions promotions, Clock clock) {
        this.caller = caller;
        this.promotions = promotions;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance list(ListView list);

        static native TemplateInstance list$results(ListView list);
    }

    /**
     * What the page shows.
     *
     * @param text that was searched for
     * @param status that was chosen; empty for all
     * @param start where the first part is
     * @param next where the next part is; null at the end
     * @param first whether this is the first part
     */
    public record ListView(
            List<Row> rows,
            String text,
            String status,
            List<StatusView> states,
            String start,
            @Nullable String next,
            boolean first) {
        /** Whether the seller looks for something special. */
        public boolean isFiltered() {
            return !text.isEmpty() || !status.isEmpty() || !first;
        }
    }

    /** A promotion in the list. */
    public record Row(
            String href,
            String description,
            String trackingId,
            StatusView status,
            String benefit,
            String codes,
            String starts,
            String ends) {
        static Row of(Promotion promotion, Instant now) {
            var terms = promotion.terms();
            return new Row(
                    Paths.promotion(promotion.id()),
                    terms.internalDescription(),
                    terms.trackingId(),
                    StatusView.of(promotion.shownAt(now)),
                    Words.benefit(terms.buyerGets()),
                    Words.claimCode(terms.claimCode().kind()),
                    Words.local(terms.schedule().startsAt()),
                    Words.local(terms.schedule().endsAt()));
        }
    }

    @GET
    public Uni<TemplateInstance> list(
            @QueryParam("q") @Nullable String text,
            @QueryParam("status") @Nullable String status,
            @QueryParam("after") @Nullable String after,
            @HeaderParam("HX-Request") @Nullable String byScript) {
        var now = clock.instant();
        var sought = sought(text);
        var state = state(status);
        var position = after == null ? null : Page.Position.parse(after).orElse(null);
        var filter = new PromotionFilter(state, sought.isEmpty() ? null : sought, now);
        return promotions
                .page(caller.seller(), filter, new Page.Request(ROWS, position))
                .map(page -> view(page, sought, state, position == null, now))
                .map(view -> byScript == null ? Pages.list(view) : Pages.list$results(view));
    }

    private static ListView view(
            Page<Promotion> page, String text, @Nullable ShownStatus state, boolean first, Instant now) {
        var status = state == null ? "" : state.name();
        var rows = page.items().stream().map(each -> Row.of(each, now)).toList();
        var last = page.last();
        var start = "?q=" + encoded(text) + "&status=" + status;
        var next = last == null ? null : start + "&after=" + encoded(last.text());
        return new ListView(rows, text, status, states(), start, next, first);
    }

    private static List<StatusView> states() {
        return Arrays.stream(ShownStatus.values())
                .map(each -> new StatusView(each.name(), StatusView.of(each).label()))
                .toList();
    }

    /** What nothing can match is not worth a refusal: it finds nothing. */
    private static String sought(@Nullable String text) {
        var plain = text == null ? "" : text.replace("\0", "").strip();
        return plain.substring(0, Math.min(MAX_TEXT, plain.length()));
    }

    private static @Nullable ShownStatus state(@Nullable String name) {
        return Arrays.stream(ShownStatus.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
