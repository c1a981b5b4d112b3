package io.claimcode.verify.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.claimcode.local.Service;
import io.claimcode.verify.ConsoleClient;
import io.claimcode.verify.Databases;

/** Signs in to the console as a seller with very many promotions, and takes the time of each kind of page. */
final class MeasureConsole {
    private static final String SELLER = "s-1";
    private static final int WARM_UP = 50;
    private static final int TIMES = 100;

    private final BenchSite site;
    private final ConsoleClient console;

    MeasureConsole(BenchSite site) {
        this.site = site;
        this.console = new ConsoleClient(site.promotions());
    }

    /** A page's times, in milliseconds. */
    record Taken(String page, double median, double p99) {
        static final String HEADER = "page                                  median      p99";

        String row() {
            return String.format(Locale.ROOT, "%-34s  %5.1f ms  %5.1f ms", page, median, p99);
        }
    }

    void run(int promotions, Consumer<Taken> tell) throws IOException, InterruptedException, SQLException {
        var id = created();
        multiply(id, promotions);
        console.signIn(SELLER);
        for (var page : pages(id).entrySet()) {
            tell.accept(measured(page.getKey(), get(page.getValue())));
        }
        tell.accept(measured("review", review()));
    }

    private static Map<String, String> pages(String id) {
        var own = "/promotions/" + id;
        var pages = new LinkedHashMap<String, String>();
        pages.put("list", "/promotions");
        pages.put("list, searched", "/promotions?q=number-77");
        pages.put("list, searched in vain", "/promotions?q=nothing-has-this");
        pages.put("list, of a state", "/promotions?status=PAUSED");
        pages.put("list, in the middle", "/promotions?after=");
        pages.put("create, step 1", "/promotions/new?type=PERCENTAGE_OFF");
        pages.put("overview", own);
        pages.put("claim codes", own + "/claim-codes");
        pages.put("performance", own + "/performance");
        pages.put("history", own + "/history");
        pages.put("product selections", "/selections");
        return pages;
    }

    private Taken measured(String page, HttpRequest request) throws IOException, InterruptedException {
        for (int time = 0; time < WARM_UP; time++) {
            ask(request);
        }
        var nanos = new long[TIMES];
        for (int time = 0; time < TIMES; time++) {
            long begin = System.nanoTime();
            ask(request);
            nanos[time] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return new Taken(page, nanos[TIMES / 2] / 1e6, nanos[TIMES * 99 / 100] / 1e6);
    }

    private String ask(HttpRequest request) throws IOException, InterruptedException {
        var answer = console.send(request);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(request.uri() + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpRequest get(String path) throws IOException, InterruptedException {
        return console.page(path.endsWith("?after=") ? middle() : path);
    }

    /** The tenth page of the list: each leads to the next. */
    private String middle() throws IOException, InterruptedException {
        var path = "";
        for (int page = 0; page < 10; page++) {
            var body = ask(console.page("/promotions" + path));
            var next = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(body);
            if (!next.find()) {
                break;
            }
            path = next.group(1).replace("&amp;", "&");
        }
        return "/promotions" + path;
    }

    private HttpRequest review() throws IOException, InterruptedException {
        var fields = new LinkedHashMap<String, String>();
        fields.put("key", UUID.randomUUID().toString());
        fields.put("type", "PERCENTAGE_OFF");
        fields.put("currency", "USD");
        fields.put("purchasesKind", "AT_LEAST_QUANTITY");
        fields.put("purchasesQuantity", "1");
        fields.put("itemsKind", "ENTIRE_CATALOG");
        fields.put("percent", "20");
        fields.put("appliesTo", "PURCHASED_ITEMS");
        fields.put("startsAt", LocalDate.now() + "T00:00");
        fields.put("endsAt", LocalDate.now().plusDays(30) + "T23:59");
        fields.put("timeZone", "UTC");
        fields.put("internalDescription", "Measured");
        fields.put("trackingId", "measured");
        fields.put("codeKind", "SINGLE_USE");
        fields.put("combinability", "UNRESTRICTED");
        fields.put("go", "REVIEW");
        return console.form("/promotions", "/promotions/new", fields);
    }

    private String created() throws IOException, InterruptedException {
        var seller = new BenchSeller(site, SELLER);
        var id = seller.promotion();
        seller.request(seller.groups(id), "First", 10);
        return id;
    }

    /** So many promotions like one, and what each can take off an item: through the API it would take a while. */
    private void multiply(String id, int promotions) throws SQLException {
        try (var connection = Databases.connect(site.stack(), Service.PROMOTION);
                var statement = connection.createStatement()) {
            statement.execute("""
                    with made as (
                      insert into promotion (id, seller, version, status, internal_description, tracking_id, created_at,
                        starts_at, ends_at, terms, currency)
                      select gen_random_uuid(), seller, 1, case when n %% 10 = 0 then 'PAUSED' else 'ACTIVE' end,
                        'Promotion number-' || n, 'tracking-' || n, created_at - make_interval(secs => n), starts_at, ends_at,
                        terms, currency
                      from promotion, generate_series(2, %d) n where id = '%s' returning id)
                    insert into exposure (promotion_id, seller, currency, hundredths, preferential, kind, items,
                      excluded_kind, excluded)
                    select made.id, '%s', 'USD', 1500, random() < 0.5, 'SKUS',
                      array(select 'SKU-' || cast(random() * 20000 + length(made.id::text) as integer)
                        from generate_series(1, 5)), 'SKUS', '{}'
                    from made""".formatted(promotions, id, SELLER));
            statement.execute("analyze");
        }
    }
}
