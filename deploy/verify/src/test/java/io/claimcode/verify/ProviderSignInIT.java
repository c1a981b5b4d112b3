package io.claimcode.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.claimcode.local.Ports;
import io.claimcode.local.Service;
import io.claimcode.local.ServiceProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Sellers come in to the console by a provider of identities, configured as the documents say. */
@Tag("browser")
class ProviderSignInIT {
    private static final Deployment DEPLOYMENT = Deployment.running();

    private static IdentityProvider provider;
    private static ServiceProcess service;
    private static String whileAway;

    private final Browser browser = new Browser("http://127.0.0.1:" + service.port());

    @BeforeAll
    static void start() throws IOException {
        provider = new IdentityProvider(DEPLOYMENT);
        var environment = new HashMap<>(DEPLOYMENT.stack().environment(Service.PROMOTION));
        environment.remove("CLAIMCODE_CONSOLE_LOCAL_SIGN_IN_SIGNING_KEY");
        environment.remove("QUARKUS_OIDC_PUBLIC_KEY");
        environment.putAll(Map.of(
                "QUARKUS_OIDC_AUTH_SERVER_URL", provider.url(),
                "QUARKUS_OIDC_TOKEN_ISSUER", "https://claimcode.local",
                "QUARKUS_OIDC_SELLERS_AUTH_SERVER_URL", provider.url(),
                "QUARKUS_OIDC_SELLERS_TENANT_ENABLED", "true",
                "QUARKUS_OIDC_SELLERS_TENANT_PATHS", "/console,/console/*",
                "QUARKUS_OIDC_SELLERS_CLIENT_ID", IdentityProvider.CLIENT,
                "QUARKUS_OIDC_SELLERS_CREDENTIALS_SECRET", IdentityProvider.SECRET,
                "QUARKUS_OIDC_SELLERS_AUTHENTICATION_STATE_SECRET", "a-secret-of-32-characters-length",
                "QUARKUS_OIDC_SELLERS_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET", "another-secret-of-32-characters-"));
        service = ServiceProcess.of(
                DEPLOYMENT.root(),
                Service.PROMOTION,
                Ports.free().promotion(),
                environment,
                Files.createTempDirectory("claimcode-provider-"));
        provider.goAway();
        service.start();
        try (var early = new Browser("http://127.0.0.1:" + service.port())) {
            early.open("/");
            whileAway = early.heading();
        }
        provider.comeBack();
    }

    @AfterAll
    static void stop() {
        service.stop();
        provider.close();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void seller_signsIn_seesHisOwnOnly_downloads_andSignsOut() throws Exception {
        var own = new Seller(DEPLOYMENT, "s-2");
        var promotion = own.create(3);
        var codes = own.codes(promotion);
        var others = new Seller(DEPLOYMENT, "s-1").create(1);

        browser.open("/promotions?q=" + promotion.id());
        browser.link("s-2").click();
        assertThat(browser.heading()).isEqualTo("Manage promotions");
        assertThat(browser.page().url()).endsWith("/console/promotions?q=" + promotion.id());
        assertThat(browser.page().locator(".seller").innerText()).contains("s-2");
        var stranger = browser.page().navigate(url("/promotions/" + others.id()));
        assertThat(stranger.status()).isEqualTo(404);
        browser.open("/promotions/" + promotion.id() + "/claim-codes");
        var download = browser.page()
                .waitForDownload(() -> browser.link("Text file of First").click());
        assertThat(Files.readAllLines(download.path())).containsExactlyElementsOf(codes);

        browser.button("Sign out").click();
        browser.page().waitForURL("**/console/signed-out");
        assertThat(browser.heading()).isEqualTo("You are signed out");
        browser.link("Sign in again").click();
        assertThat(browser.heading()).isEqualTo("Who are you?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "declines  | 403 | You weren’t signed in",
                "unlucky   | 401 | You couldn’t be signed in",
                "replayed  | 401 | You couldn’t be signed in",
                "nobody    | 403 | You can’t do this here",
                "elsewhere | 403 | You can’t do this here"
            })
    void whoeverIsNoSeller_isToldSo_andCanTryAgain(String who, int status, String heading) {
        browser.open("/");
        var answer = browser.page()
                .waitForResponse(
                        response -> response.url().startsWith(url("/")) && response.status() >= 400,
                        () -> browser.link(who).click());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(browser.heading()).isEqualTo(heading);
        if (browser.button("Sign out").count() > 0) {
            browser.button("Sign out").click();
            browser.page().waitForURL("**/signed-out");
        } else {
            browser.forget(IdentityProvider.COOKIE);
        }
        browser.open("/");
        browser.link("s-1").click();
        assertThat(browser.heading()).isEqualTo("Manage promotions");
    }

    @Test
    void providerThatIsAwayAtTheStart_isToldAsThat_andSignsInOnceItIsBack() {
        assertThat(whileAway).isEqualTo("Not available at the moment");

        browser.open("/");
        assertThat(browser.heading()).isEqualTo("Who are you?");
    }

    @Test
    void sellerWithASession_isToldThatTheProviderIsAway_afterARestart() throws IOException {
        browser.open("/");
        browser.link("s-1").click();
        service.kill();
        provider.goAway();
        try {
            service.start();
            var answer = browser.page().navigate(url("/promotions"));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(browser.page().locator("body").innerText()).contains("ot available at the moment");
        } finally {
            provider.comeBack();
            service.start();
        }
        await().ignoreExceptions()
                .pollInSameThread()
                .atMost(Duration.ofMinutes(1))
                .until(() -> {
                    browser.open("/promotions");
                    return browser.heading().equals("Manage promotions");
                });
    }

    @Test
    void signInThatWasBegunElsewhere_isNotTaken() {
        browser.open("/promotions?state=of-somebody-else&code=of-somebody-else");
        assertThat(browser.heading()).isEqualTo("Who are you?");

        browser.open("/promotions?state=of-somebody-else&code=of-somebody-else");
        assertThat(browser.heading()).isEqualTo("Who are you?");
    }

    @Test
    void tokensThatEnded_areRenewed() {
        provider.tokensCountFor(Duration.ofSeconds(1));
        try {
            browser.open("/");
            browser.link("s-1").click();
            provider.tokensCountFor(Duration.ofMinutes(5));
            var before = provider.renewed();

            await().pollInSameThread().until(() -> {
                browser.open("/promotions/new");
                return provider.renewed() > before;
            });
            assertThat(browser.heading()).isEqualTo("Create a promotion");
        } finally {
            provider.tokensCountFor(Duration.ofMinutes(5));
        }
    }

    @Test
    void formThatIsSentAfterTheSession_isNotDone_andItsSenderIsTold() {
        browser.open("/");
        browser.link("s-1").click();
        browser.open("/promotions/new?type=PERCENTAGE_OFF").fill("percent", "17");
        browser.forget("q_session");

        browser.button("Continue to schedule").click();
        assertThat(browser.heading()).isEqualTo("Your session is over");
        browser.link("Sign in").click();
        assertThat(browser.heading()).isEqualTo("Manage promotions");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + service.port() + "/console" + path;
    }
}
