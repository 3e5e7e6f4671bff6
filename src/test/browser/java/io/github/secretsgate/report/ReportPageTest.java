package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Golden;
import io.github.secretsgate.Scenario;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page in Chromium: what is seen, what the filter does, and that nothing runs or is loaded that should not. */
class ReportPageTest {
    private static final Path PAGES = Path.of("target", "browser");
    private static final int DESKTOP = 1280;
    private static final int WIDE = 2200;
    private static final int PHONE = 390;

    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(PAGES);
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void theMatrixShowsBothChecksOfEveryBindingApart() throws IOException {
        open(scenario("callers-per-environment"), DESKTOP);

        assertEquals(List.of("Denied"), browser.visible("h1"));
        assertEquals(
                List.of(
                        "Binding",
                        "staging denied orders-staging API token with \"Account Secrets Store Read\" (secrets-store.yaml:6)",
                        "top-level allowed orders API token with \"Account Secrets Store Edit\" (secrets-store.yaml:2)",
                        "production allowed orders-production member with the role \"Secrets Store Deployer\" (secrets-store.yaml:9)"),
                browser.visible(".worker thead th"));
        assertEquals(List.of("STRIPE_KEY", "OPENAI_KEY"), browser.visible(".worker tbody th"));
        String allowed = "stripe_key authorization allowed scope allowed";
        assertEquals(
                List.of("stripe_key authorization denied scope allowed", allowed, allowed),
                browser.visible(".worker tbody tr:first-child td"));
        assertEquals("\"✕\" / \"\"", mark(".check.denied"));
        assertEquals("\"✓\" / \"\"", mark(".check.allowed"));
    }

    private static Object mark(String selector) {
        return browser.script(
                "return getComputedStyle(document.querySelector(arguments[0]), '::before').content", selector);
    }

    @Test
    void aCheckThatFailsLeadsToItsFinding() throws IOException {
        open(scenario("callers-per-environment"), DESKTOP);

        browser.click("td .check.denied");

        assertTrue(browser.address().endsWith("#f0"), browser.address());
        assertEquals(1, browser.visible("article:target").size());
    }

    @Test
    void theFilterLeavesWhatIsAskedFor() throws IOException {
        open(scenario("many-problems-at-once"), DESKTOP);
        assertEquals(List.of("4 of 4 deployments, 16 of 16 findings"), browser.visible("output"));

        browser.choose("environment", "dev");
        assertEquals(List.of("D"), browser.visible(".worker tbody th"));
        assertEquals(1, browser.visible(".worker tbody td").size());
        List<String> ofDev = browser.visible("article .where");
        assertTrue(ofDev.stream().noneMatch(where -> where.contains("staging")), ofDev.toString());
        assertTrue(ofDev.stream().anyMatch(where -> where.startsWith("secrets-store.yaml")), ofDev.toString());

        browser.choose("verdict", "denied");
        assertEquals(List.of(), browser.visible(".worker"));

        browser.click("[type=reset]");
        browser.choose("verdict", "denied");
        assertEquals(3, browser.visible(".worker thead th").size());
        assertEquals(List.of("STRIPE_KEY", "OPENAI_KEY"), browser.visible(".worker tbody th"));
    }

    @Test
    void theFilterKnowsEachWorkerAndAiGateways() throws IOException {
        open(scenario("ai-gateway-beside-a-worker"), DESKTOP);

        browser.choose("worker", "AI Gateways");

        assertEquals(List.of("AI Gateways secrets-store.yaml"), browser.visible(".worker caption"));
        assertEquals(List.of("openai/default"), browser.visible(".worker tbody th"));
        assertEquals(List.of("waived caller-cannot-bind"), browser.visible("article h3"));
    }

    @Test
    void amongFiveHundredBindingsThoseThatFailAreFound() throws IOException {
        Path page = open(write("500-bindings", Scenario.check(fiveHundredBindings(), new Properties())), DESKTOP);
        assertEquals(List.of("SECRET_7", "SECRET_77"), browser.visible(".worker tbody th"), "failing only");

        browser.click("[type=reset]");
        assertEquals(500, rows());
        browser.script("document.querySelector('.worker .scroll').scrollTop = 5000");
        assertTrue((Boolean)
                browser.script("const head = document.querySelector('thead th:nth-child(2)').getBoundingClientRect();"
                        + "const box = document.querySelector('.worker .scroll').getBoundingClientRect();"
                        + "return Math.abs(head.top - box.top) < 2"));
        pictures(page, "500-bindings");
    }

    private static long rows() {
        return (Long) browser.script("return document.querySelectorAll('.worker tbody tr:not([hidden])').length");
    }

    private static Path fiveHundredBindings() throws IOException {
        Path directory = Files.createDirectories(PAGES.resolve("500-bindings"));
        String store = "8f7a1cdced6342c18d223ece462fd88d";
        Files.writeString(
                directory.resolve("wrangler.toml"),
                IntStream.range(0, 500)
                        .mapToObj(i -> "  { binding = \"SECRET_" + i + "\", store_id = \"" + store
                                + "\", secret_name = \"secret_" + i + "\" },\n")
                        .collect(Collectors.joining("", "name = \"orders\"\nsecrets_store_secrets = [\n", "]\n")));
        Files.writeString(
                directory.resolve("secrets-store.yaml"),
                IntStream.range(0, 500)
                        .mapToObj(i -> "      secret_" + i + ": [" + (i == 7 || i == 77 ? "dex" : "workers") + "]\n")
                        .collect(Collectors.joining(
                                "", "caller:\n  token: Edit\nstores:\n  - id: " + store + "\n    secrets:\n", "")));
        return directory;
    }

    @Test
    void whateverANameHoldsIsText() throws IOException {
        open(scenario("html-in-names"), DESKTOP);

        assertTrue(browser.visible(".worker tbody th").contains("<script>alert(1)</script>"));
        assertTrue(browser.visible("td code").contains("\"><img src=x onerror=alert(2)>"));
        assertEquals(1L, browser.script("return document.scripts.length"));
        assertEquals(0L, browser.script("return document.images.length"));
        browser.choose("environment", "</option><script>alert(4)</script>");
        assertEquals(List.of("<script>alert(1)</script>"), browser.visible(".worker tbody th"));
    }

    /** A policy of the page's own would stop a script that got in all the same. */
    @Test
    void aScriptThatGotInAllTheSameWouldNotRun() throws IOException {
        Path page = scenario("passes");
        Path broken = PAGES.resolve("injected.html");
        Files.writeString(
                broken,
                Files.readString(page)
                        .replace(
                                "</footer>",
                                "</footer><script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\">"));
        browser.open(broken, DESKTOP);

        assertEquals("Secrets Store access: allowed", browser.script("return document.title"));
        assertFalse(browser.console().isEmpty());
    }

    /** Jenkins and others serve what a build left behind with such a policy. */
    @Test
    void withoutScriptAndStyleThePageIsStillRead() throws IOException {
        Path strict = PAGES.resolve("strict-policy.html");
        Files.writeString(
                strict,
                Files.readString(scenario("callers-per-environment"))
                        .replace(
                                "<head>",
                                "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">"));
        browser.open(strict, DESKTOP);

        String text = (String) browser.script("return document.body.innerText");
        assertTrue(text.contains("orders-staging (staging) can't be deployed: Cloudflare would refuse it."), text);
        assertTrue(text.contains("authorization denied"), text);
        assertTrue(text.contains("scope allowed"), text);
        assertTrue(text.contains("12 |   { binding = \"STRIPE_KEY\""), text);
        assertEquals(List.of(), browser.visible("form"));
        browser.picture(PAGES.resolve("strict-policy.png"), browser.height());
        browser.console();
    }

    @Test
    void theKeyboardReachesTheDeploymentsAtOnce() throws IOException {
        open(scenario("callers-per-environment"), DESKTOP);

        browser.press(Keys.TAB);
        assertEquals("Skip to the deployments", browser.script("return document.activeElement.innerText"));
        assertEquals("solid", browser.script("return getComputedStyle(document.activeElement).outlineStyle"));
        browser.press(Keys.ENTER);
        assertTrue(browser.address().endsWith("#matrix"));
    }

    @ParameterizedTest
    @CsvSource({"light", "dark"})
    void everyTextStandsOutFromWhatIsBehindIt(String scheme) throws IOException {
        for (String name : List.of("many-problems-at-once", "ai-gateway-beside-a-worker", "passes")) {
            open(scenario(name), DESKTOP);
            browser.media("screen", scheme);
            assertEquals(List.of(), browser.script(CONTRAST), name);
        }
    }

    /** The texts of which the contrast is less than 4.5 : 1, WCAG's level AA. */
    private static final String CONTRAST = """
            const parse = color => { const c = color.match(/[\\d.]+/g).map(Number); return c.length < 4 ? [...c, 1] : c; };
            const light = c => c.slice(0, 3).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
              .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
            const behind = e => { for (; e; e = e.parentElement) {
              const c = parse(getComputedStyle(e).backgroundColor); if (c[3] > 0) return c; } return [255, 255, 255, 1]; };
            return [...document.querySelectorAll('body *')]
              .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
              .map(e => { const a = light(parse(getComputedStyle(e).color)), b = light(behind(e));
                return [e.outerHTML.slice(0, 80), (Math.max(a, b) + .05) / (Math.min(a, b) + .05)]; })
              .filter(([, contrast]) => contrast < 4.5).map(String);
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "many-problems-at-once",
                "callers-per-environment",
                "passes",
                "config-unreadable",
                "html-in-names",
                "waiver-used"
            })
    void thePageFitsPhoneAndDesktopInLightAndDark(String name) throws IOException {
        pictures(scenario(name), name);
    }

    @Test
    void whatIsPrintedIsAllOfIt() throws IOException {
        browser.media("print", "dark");
        open(write("500-bindings", Scenario.check(fiveHundredBindings(), new Properties())), 720);

        assertEquals(List.of(), browser.visible("form, .skip"));
        assertEquals(
                List.of(),
                browser.script("return [...document.querySelectorAll('body *')].filter(e => !e.closest('.sr')"
                        + " && (e.scrollHeight > e.clientHeight + 1 && getComputedStyle(e).overflowY !== 'visible'"
                        + " || e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible'))"
                        + ".map(e => e.outerHTML.slice(0, 80))"));
        assertEquals("light", browser.script("return getComputedStyle(document.documentElement).colorScheme"));
        assertEquals("rgb(255, 255, 255)", browser.script("return getComputedStyle(document.body).backgroundColor"));
        browser.picture(PAGES.resolve("print.png"), 1000);
        browser.media("screen", "light");
    }

    @Test
    void whatFailsIsFirstAndInSightOnAPhone() throws IOException {
        open(scenario("callers-per-environment"), PHONE);

        assertEquals(
                List.of("orders-staging (staging) can't be deployed: Cloudflare would refuse it."),
                browser.visible(".sentence"));
        assertEquals(
                true,
                browser.script(
                        "const head = document.querySelector('.worker thead th:nth-child(2)');"
                                + "return head.dataset.verdict === 'denied' && head.getBoundingClientRect().right <= innerWidth"));
        assertEquals(
                true,
                browser.script("return document.getElementById('findings').getBoundingClientRect().top"
                        + " < document.getElementById('matrix').getBoundingClientRect().top"));
    }

    /** A name without blanks must not push what fails out of sight. */
    @Test
    void longNamesBreakOnAPhone() throws IOException {
        String environment = "production_europe_west_premium_customers_with_their_own_keys";
        String secret = "checkout_payments_provider_signing_key_for_premium_customers";
        Path directory = Files.createDirectories(PAGES.resolve("long-names"));
        Files.writeString(directory.resolve("wrangler.toml"), """
                name = "checkout_service_of_the_payments_team"
                [[env.%s.secrets_store_secrets]]
                binding = "%s"
                store_id = "8f7a1cdced6342c18d223ece462fd88d"
                secret_name = "%s"
                """.formatted(
                        environment, secret.toUpperCase(Locale.ROOT), secret));
        Files.writeString(directory.resolve("secrets-store.yaml"), """
                caller: { token: none }
                stores:
                  - id: 8f7a1cdced6342c18d223ece462fd88d
                    secrets: { %s: [workers] }
                """.formatted(secret));

        Path page = open(write("long-names", Scenario.check(directory, new Properties())), PHONE);

        assertEquals(
                List.of(),
                browser.script(
                        "return [...document.querySelectorAll('h1, .sentence, .why, .where, caption h3, caption code, th, td, .check')]"
                                + ".filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth)"
                                + ".filter(e => !(e.dataset.verdict === 'allowed'"
                                + " || document.querySelector(`th[data-d=\"${e.closest('td')?.dataset.d}\"]`)?.dataset.verdict === 'allowed'))"
                                + ".map(e => e.outerHTML.slice(0, 90))"));
        pictures(page, "long-names");
    }

    @Test
    void whatIsToPasteHasAButtonThatCopiesIt() throws IOException {
        open(scenario("callers-per-environment"), DESKTOP);

        assertEquals(List.of("Copy"), browser.visible(".paste button"));
        browser.script("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }");
        browser.click(".paste button");
        assertEquals("token: Account Secrets Store Edit", browser.script("return window.copied"));
    }

    @Test
    void eachSecretNamesWhoUsesIt() throws IOException {
        open(scenario("config-unreadable"), DESKTOP);

        assertTrue(
                browser.visible(".secrets tbody tr").stream().anyMatch(row -> row.endsWith("no checked deployment")));
    }

    private static void pictures(Path page, String name) throws IOException {
        for (int width : new int[] {WIDE, DESKTOP, PHONE}) {
            for (String scheme : List.of("light", "dark")) {
                browser.media("screen", scheme);
                open(page, width);
                assertEquals((long) width, browser.script("return document.documentElement.scrollWidth"));
                browser.picture(PAGES.resolve(name + "-" + width + "-" + scheme + ".png"), browser.height());
            }
        }
        browser.media("screen", "light");
    }

    /** The README's pictures, written anew only with {@code -Dpictures.update=true}: fonts differ between machines. */
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void thePictureOfTheReadme(String scheme) throws IOException {
        Properties run = new Properties();
        run.setProperty("module", "environments");
        run.setProperty("tokenPermission", "Read");
        Path page = write("example", Scenario.check(Path.of("examples"), run));
        browser.media("screen", scheme);
        open(page, 1100);

        Path directory = Boolean.getBoolean("pictures.update") ? Path.of("docs", "images") : PAGES;
        long first = (Long)
                browser.script("return Math.ceil(document.querySelector('article').getBoundingClientRect().bottom)");
        browser.picture(directory.resolve("report-" + scheme + ".png"), first + 16);
        browser.media("screen", "light");
        assertEquals(List.of("Denied"), browser.visible("h1"));
    }

    /** Opens a page, of which nothing may be loaded, nothing logged, and no dialog shown. */
    private static Path open(Path page, int width) {
        browser.open(page, width);
        assertEquals(List.of(), browser.console());
        assertEquals(
                List.of(),
                browser.requests().stream()
                        .filter(request -> !request.contains("\"documentURL\":\"" + page.toUri() + "\",")
                                || request.contains("\"url\":\"http"))
                        .toList());
        assertEquals(0L, browser.script("return performance.getEntriesByType('resource').length"));
        return page;
    }

    private static Path scenario(String name) throws IOException {
        return write(name, Scenario.check(Golden.directory("gate").resolve(name)));
    }

    private static Path write(String name, Report report) throws IOException {
        StringWriter page = new StringWriter();
        new HtmlReport(RunIdentity.of("1.0.0")).write(report, page);
        Path file = PAGES.resolve(name + ".html").toAbsolutePath();
        Files.writeString(file, page.toString());
        return file;
    }
}
