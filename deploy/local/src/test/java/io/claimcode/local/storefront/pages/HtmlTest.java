package io.claimcode.local.storefront.pages;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HtmlTest {

    @Test
    void text_isEscaped() {
        assertThat(Html.of("<p title=\"{}\">{}</p>", "\"'", "<b>&").toString())
                .isEqualTo("<p title=\"&quot;&#39;\">&lt;b&gt;&amp;</p>");
    }

    @Test
    void textInLists_isEscaped() {
        assertThat(Html.of("{}", List.of("<", Html.of("<i>{}</i>", ">"))).toString())
                .isEqualTo("&lt;<i>&gt;</i>");
    }

    @Test
    void placesInText_areNoPlaces() {
        assertThat(Html.of("{} and {}", "{}", "x").toString()).isEqualTo("{} and x");
    }

    @Test
    void wrongNumberOfArguments_isAMistake() {
        assertThatThrownBy(() -> Html.of("{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Html.of("", "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
