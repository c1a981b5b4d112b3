package io.claimcode.local.storefront.model;

import java.util.List;

/**
 * Something to be told on the next page, once.
 *
 * @param text whole sentences, one a line
 * @param typed what stood in the field
 */
public record Notice(Place place, Tone tone, List<String> text, String typed) {

    /** Beside which field, or above the page. */
    public enum Place {
        PAGE,
        CODE,
        EMAIL
    }

    /** How it is meant. */
    public enum Tone {
        GOOD,
        BAD,
        CAREFUL
    }

    public static Notice good(String text) {
        return new Notice(Place.PAGE, Tone.GOOD, List.of(text), "");
    }

    public static Notice bad(List<String> text) {
        return new Notice(Place.PAGE, Tone.BAD, List.copyOf(text), "");
    }

    public static Notice careful(String text) {
        return new Notice(Place.PAGE, Tone.CAREFUL, List.of(text), "");
    }

    /** Beside the field in which something was typed. */
    public static Notice at(Place place, Tone tone, String text, String typed) {
        return new Notice(place, tone, List.of(text), typed);
    }
}
