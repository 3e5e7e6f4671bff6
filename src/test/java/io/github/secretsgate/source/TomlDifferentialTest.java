package io.github.secretsgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reads every TOML document of the tests, and thousands that are nearly TOML, with our reader and with tomlj: two readers that know
 * nothing of each other. {@code TomlFuzzTest} goes on with documents that nobody has seen, and asks smol-toml as well.
 */
class TomlDifferentialTest {
    private static final int MUTANTS = 4_000;

    @Test
    void everyDocumentIsReadAsTomljReadsIt() {
        List<String> different = new ArrayList<>();
        for (String document : TomlMutants.documents()) {
            TomlAgreement.differenceFromTomlj(document).ifPresent(different::add);
        }
        assertEquals(List.of(), different);
    }

    @Test
    void everyMutantIsReadAsTomljReadsIt() {
        TomlMutants mutants = new TomlMutants();
        List<String> different = new ArrayList<>();
        for (int seed = 0; seed < MUTANTS; seed++) {
            TomlAgreement.differenceFromTomlj(mutants.mutant(seed)).ifPresent(different::add);
        }
        assertEquals(List.of(), different);
    }

    /** Too rare for a mutant: what smol-toml reads, and we, is not what TOML says. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            a dotted key adds to a table that also has a header, '[[p.q.r]]|[p.q]|[p]|q.x = 1', '{"p":{"q":{"r":[{}],"x":#}}}', refused
            quotes behind a joined line, 'a = \"""x\\|  \"""\"', '{"a":"x"}', '{"a":"x\\""}'
            two quotes behind a joined line, 'a = \"""x\\|  \"""\""', '{"a":"x"}', '{"a":"x\\"\\""}'
            """)
    void smolTomlIsFollowedWhereTomlSaysSomethingElse(String what, String lines, String smolToml, String tomlj) {
        String toml = lines.replace('|', '\n');
        assertEquals(smolToml, Shape.of(Format.TOML.parse(new SourceFile("ours", toml, true))));
        assertEquals(tomlj, Tomlj.read(toml).shape());
    }
}
