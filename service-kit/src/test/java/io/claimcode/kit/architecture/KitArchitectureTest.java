package io.claimcode.kit.architecture;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KitArchitectureTest extends ArchitectureRules {
    private static final Pattern DOMAIN =
            Pattern.compile("promotion|redemption|redeem|coupon|voucher", Pattern.CASE_INSENSITIVE);

    KitArchitectureTest() {
        super("io.claimcode.kit");
    }

    @Test
    void sources_haveNoWordOfTheDomain() {
        assertThat(sources())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(read(file)).as(file.toString()).doesNotContainPattern(DOMAIN));
    }
}
