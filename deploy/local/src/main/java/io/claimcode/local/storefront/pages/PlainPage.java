package io.claimcode.local.storefront.pages;

import io.claimcode.local.storefront.model.Visit;

/** A page that only says something, such as that there is no such page. */
public final class PlainPage {

    private PlainPage() {}

    public static Html of(Visit visit, String title, String text) {
        return Layout.page(visit, "", title, Html.NONE, Html.of("""
                <h1>{}</h1>
                <div class="card nothing">
                <p>{}</p>
                <p><a class="button main" href="/">To the products</a></p>
                </div>
                """, title, text));
    }
}
