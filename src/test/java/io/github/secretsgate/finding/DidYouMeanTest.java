package io.github.secretsgate.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DidYouMeanTest {
    private static final List<String> KNOWN = List.of("production", "staging", "dev", "Secrets Store Deployer");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "prodution, production",
        "producttion, production",
        "prodcution, production",
        "PRODUCTION, production",
        "productions, production",
        "stagign, staging",
        "stage, ",
        "dve, dev",
        "deb, dev",
        "def1, ",
        "prod, ",
        "Secret Store Deployer, Secrets Store Deployer",
        "secrets store deploy, Secrets Store Deployer",
        "'', ",
    })
    void aSlipIsRecognised(String written, String meant) {
        assertEquals(Optional.ofNullable(meant), DidYouMean.nearest(written, KNOWN));
    }

    @Test
    void theNearestIsSuggested() {
        assertEquals(Optional.of("stores"), DidYouMean.nearest("storess", List.of("scores", "stores", "store")));
    }

    /** Sets have another order in every run; what is printed has not. */
    @Test
    void tiesAreBrokenAlphabetically() {
        assertEquals(Optional.of("bat"), DidYouMean.nearest("at", Set.of("hat", "cat", "bat", "rat", "mat")));
        assertEquals(Optional.of("bat"), DidYouMean.nearest("at", List.of("rat", "bat", "hat")));
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 101, 1_000, 1_000_000})
    void aLongWordCostsNothing(int length) {
        String word = "x".repeat(length);

        assertEquals(Optional.empty(), DidYouMean.nearest(word, KNOWN));
        assertEquals("", DidYouMean.question(word, List.of("y".repeat(length))));
    }

    @ParameterizedTest
    @CsvSource({"64, true", "65, false"})
    void longWordsAreNotCompared(int length, boolean compared) {
        String written = "x".repeat(length);

        assertEquals(
                compared,
                DidYouMean.nearest(written, List.of("x".repeat(length - 1))).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1001, false"})
    void amongThousandsNoneIsSuggested(int known, boolean compared) {
        List<String> names =
                IntStream.range(0, known).mapToObj(i -> "name" + i * 100_000).toList();

        assertEquals(compared, DidYouMean.nearest("nam0", names).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"abcd, abXY, false", "abcd, abcX, true", "abcdefgh, abcdefXY, true", "abcdefgh, abcdeXYZ, false"})
    void shorterWordsMustBeNearer(String known, String written, boolean near) {
        assertEquals(near, DidYouMean.nearest(written, List.of(known)).isPresent());
    }

    @Test
    void theQuestionCanFollowAMessage() {
        assertEquals(" Did you mean \"staging\"?", DidYouMean.question("stagin", KNOWN));
        assertEquals("", DidYouMean.question("elsewhere", KNOWN));
    }
}
