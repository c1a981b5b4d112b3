package io.claimcode.local.storefront.pages;

import java.util.List;
import java.util.Optional;

import io.claimcode.local.storefront.model.Notice;
import io.claimcode.local.storefront.model.Notice.Tone;
import io.claimcode.local.storefront.model.Visit;

/** What all pages share: head, navigation, notices, forms. */
final class Layout {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{} · Trial Shop</title>
            <link rel="icon" href="/favicon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/style.css">
            <script src="/shop.js" defer></script>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the content</a>
            <header class="top">
            <a class="brand" href="/">Trial Shop</a>
            <nav aria-label="Shop">{}</nav>
            </header>
            <main id="main" tabindex="-1">
            {}{}</main>
            <footer>
            <p>A shop to try claim codes with: no payment is taken, nothing is sent.
            It takes codes of the sellers s-1 and s-2.</p>
            </footer>
            <p id="live" class="unseen" role="status"></p>
            </body>
            </html>
            """;

    private Layout() {}

    /**
     * A whole page.
     *
     * @param path of the page, to mark it in the navigation
     * @param notice to stand above it
     */
    static Html page(Visit visit, String path, String title, Html notice, Html content) {
        int pieces = visit.cart().pieces();
        Html count = pieces == 0
                ? Html.NONE
                : Html.of(
                        "<span class=\"count\">{}</span><span class=\"unseen\"> {} in it</span>",
                        pieces,
                        pieces == 1 ? "piece" : "pieces");
        return Html.of(
                PAGE,
                title,
                List.of(
                        link(path, "/", Html.of("Products")),
                        link(path, "/cart", Html.of("Cart{}", count)),
                        link(path, "/orders", Html.of("Orders"))),
                notice,
                content);
    }

    private static Html link(String here, String path, Html name) {
        return Html.of(
                "<a href=\"{}\"{}>{}</a>",
                path,
                here.equals(path) ? Html.of(" aria-current=\"page\"") : Html.NONE,
                name);
    }

    /** What is told above the page, if anything is. */
    static Html above(Optional<Notice> notice) {
        return notice.filter(said -> said.place() == Notice.Place.PAGE)
                .map(said -> Html.of(
                        "<div class=\"notice {}\" role=\"{}\" data-said>{}</div>\n",
                        tone(said.tone()),
                        said.tone() == Tone.GOOD ? "status" : "alert",
                        said.text().stream()
                                .map(sentence -> Html.of("<p>{}</p>", sentence))
                                .toList()))
                .orElse(Html.NONE);
    }

    static String tone(Tone tone) {
        return switch (tone) {
            case GOOD -> "good";
            case BAD -> "bad";
            case CAREFUL -> "careful";
        };
    }

    /**
     * A form that is only a button.
     *
     * @param look of the button: main, plain or quiet
     * @param fields hidden ones
     */
    static Html button(Visit visit, String action, String look, String text, Html... fields) {
        return Html.of(
                "<form method=\"post\" action=\"{}\">{}{}<button class=\"{}\">{}</button></form>",
                action,
                token(visit),
                List.of(fields),
                look,
                text);
    }

    static Html hidden(String name, String value) {
        return Html.of("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
    }

    /** What tells the shop's own forms from others'. */
    static Html token(Visit visit) {
        return hidden("token", visit.formToken());
    }
}
