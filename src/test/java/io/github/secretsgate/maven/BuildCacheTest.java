package io.github.secretsgate.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Build Cache Extension is told to run always. */
class BuildCacheTest {
    private static final String PLUGIN = "secrets-store-maven-plugin";

    @ParameterizedTest
    @CsvSource({
        "<runAlways><plugins><plugin artifactId='secrets-store-maven-plugin'/></plugins></runAlways>, true",
        "<runAlways><plugins><plugin artifactId = \"secrets-store-maven-plugin\"/></plugins></runAlways>, true",
        "<runAlways><plugins><plugin artifactId='another'/></plugins></runAlways>, false",
        "<runAlways></runAlways><plugin artifactId='secrets-store-maven-plugin'/>, false",
        "<plugin artifactId='secrets-store-maven-plugin'/>, false",
    })
    void thePluginIsListedBelowRunAlways(String config, boolean runs) {
        assertEquals(runs, BuildCache.runs(config, PLUGIN));
    }

    @Test
    void commentsDoNotCount() {
        assertEquals("<a></a>", BuildCache.withoutComments("<a><!-- x\n --></a><!-- > - -- not closed"));
    }

    /** The file comes from whoever wrote the change. */
    @ParameterizedTest
    @ValueSource(strings = {"<!--", "<!-- --", "<runAlways>", "<runAlways>artifactId  ", "artifactId="})
    void aLongFileIsReadInTimeThatGrowsWithIt(String repeated) {
        String config = repeated.repeat(1_000_000 / repeated.length());

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertFalse(BuildCache.runs(BuildCache.withoutComments(config), PLUGIN)));
    }
}
