package io.github.secretsgate.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, as Debian packages it. */
final class Browser implements AutoCloseable {
    /** It warns of each browser that is newer than itself, of which nothing is used here. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    Browser() {
        SELENIUM.setLevel(Level.SEVERE);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                        .build(),
                options);
    }

    /** Opens a page, in a window of this width. */
    void open(Path page, int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.manage().logs().get(LogType.PERFORMANCE);
        driver.get(page.toUri().toString());
    }

    /** Whether the page is shown to somebody who prefers dark colors, and to a printer. */
    void media(String type, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", type, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** The texts of all elements that can be seen. */
    List<String> visible(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .filter(element -> element.isDisplayed())
                .map(element -> element.getText().replaceAll("\\s+", " ").strip())
                .toList();
    }

    void choose(String field, String option) {
        driver.findElement(By.name(field)).findElements(By.tagName("option")).stream()
                .filter(element -> element.getText().equals(option))
                .findFirst()
                .orElseThrow()
                .click();
    }

    void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** What the page said on the console. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The requests that were sent since the page was opened, as the browser logs them. */
    List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .toList();
    }

    /** Writes a picture of the page down to here. */
    void picture(Path file, long height) throws IOException {
        Map<String, Object> clip = Map.of("x", 0, "y", 0, "width", width(), "height", height, "scale", 1);
        Object data = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip))
                .get("data");
        Files.write(file, Base64.getDecoder().decode(data.toString()));
    }

    long width() {
        return (Long) script("return document.documentElement.clientWidth");
    }

    long height() {
        return (Long) script("return document.documentElement.scrollHeight");
    }

    @Override
    public void close() {
        driver.quit();
    }
}
