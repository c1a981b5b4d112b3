package io.claimcode.local.storefront.pages;

import java.util.Collection;

/** A piece of a page. What is put into one is text and escaped, unless it is itself a piece of a page. */
public final class Html {

    static final Html NONE = new Html("");

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /**
     * A template with each {@code {}} replaced by the next argument, in element content or in a quoted attribute.
     *
     * @throws IllegalArgumentException when there are more or fewer arguments than places
     */
    static Html of(String template, Object... arguments) {
        StringBuilder markup = new StringBuilder(template.length() * 2);
        int from = 0;
        for (Object argument : arguments) {
            int place = template.indexOf("{}", from);
            if (place < 0) {
                throw new IllegalArgumentException("more arguments than places: " + template);
            }
            markup.append(template, from, place).append(markup(argument));
            from = place + 2;
        }
        if (template.indexOf("{}", from) >= 0) {
            throw new IllegalArgumentException("more places than arguments: " + template);
        }
        return new Html(markup.append(template, from, template.length()).toString());
    }

    /** Markup that is part of this program. */
    static Html trusted(String markup) {
        return new Html(markup);
    }

    private static String markup(Object argument) {
        if (argument instanceof Html piece) {
            return piece.markup;
        }
        if (argument instanceof Collection<?> pieces) {
            StringBuilder all = new StringBuilder();
            pieces.forEach(piece -> all.append(markup(piece)));
            return all.toString();
        }
        return escaped(String.valueOf(argument));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char symbol = text.charAt(i);
            switch (symbol) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(symbol);
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return markup;
    }
}
