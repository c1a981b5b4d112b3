package io.claimcode.promotion.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * A page that asks before something is done.
 *
 * @param title what would be done
 * @param name to what
 * @param text what it means
 * @param action where the answer yes goes
 * @param button what the answer yes is called
 * @param back where the answer no goes
 * @param grave whether it can't be undone
 */
public record Question(
        String title, String name, String text, String action, String button, String back, boolean grave) {

    @CheckedTemplate(basePath = "console")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance confirm(Question question);
    }

    TemplateInstance page() {
        return Pages.confirm(this);
    }
}
