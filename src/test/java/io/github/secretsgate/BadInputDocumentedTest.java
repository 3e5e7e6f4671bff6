package io.github.secretsgate;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.manifest.ManifestReader;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Problem;
import io.github.secretsgate.source.SourceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Writes {@code docs/bad-input.md} from the bad input of the other tests: {@code mvn test -Dgolden.update=true}. */
class BadInputDocumentedTest {
    private static final int WIDTH = 60;

    /** Of one file: a bomb of aliases has dozens of the same. */
    private static final int MOST = 12;

    @Test
    void theTablesShowTheRealMessages() {
        Golden.assertMatches(Path.of("docs", "bad-input.md"), """
                # Bad input and its messages

                Every problem of a file is reported with its location. A file that can't be read never lets a binding pass. A test
                generates these tables from its inputs; `mvn test -Dgolden.update=true` updates them.

                ## Files that can't be read

                | format | line | content | message |
                |---|---|---|---|
                %s
                ## Invalid manifests

                | case | line | content | rule | message |
                |---|---|---|---|---|
                %s""".formatted(files(), manifests()));
    }

    private static String files() {
        return Golden.inputs("source/bad", "toml", "json", "jsonc", "yaml").stream()
                .map(BadInputDocumentedTest::rowsOfFile)
                .collect(Collectors.joining());
    }

    private static String rowsOfFile(Path file) {
        String extension = file.toString().substring(file.toString().lastIndexOf('.') + 1);
        Document document = new SourceReader(file.getParent()).readPublic(file, format(extension));
        StringBuilder rows = new StringBuilder();
        for (Problem problem : first(document.problems())) {
            rows.append(row(extension, problem.location(), problem.message()));
        }
        return rows.toString();
    }

    private static Format format(String extension) {
        return switch (extension) {
            case "toml" -> Format.TOML;
            case "yaml" -> Format.YAML;
            default -> Format.JSON;
        };
    }

    private static String manifests() {
        return Golden.inputs("manifests/bad", "yaml").stream()
                .filter(file -> !file.getParent().endsWith("shared"))
                .map(BadInputDocumentedTest::rowsOfManifest)
                .collect(Collectors.joining());
    }

    private static String rowsOfManifest(Path file) {
        List<Finding> findings = ManifestReader.read(new SourceReader(file.getParent()), file, true)
                .findings();
        String name = file.getFileName().toString().replace(".yaml", "").replace('-', ' ');
        StringBuilder rows = new StringBuilder();
        for (Finding finding : first(findings)) {
            rows.append(row(name, finding.location(), finding.rule().id(), finding.message()));
        }
        return rows.toString();
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(all.size(), MOST));
    }

    private static String row(String first, Location location, String... others) {
        String line = location.file().text().isEmpty() ? "" : location.file().line(location.line());
        String shown = line.strip();
        shown = shown.length() > WIDTH ? shown.substring(0, WIDTH) + "…" : shown;
        return "| " + first + " | " + location.line() + ":" + location.column() + " | " + code(shown) + " | "
                + List.of(others).stream().map(BadInputDocumentedTest::cell).collect(Collectors.joining(" | "))
                + " |\n";
    }

    private static String code(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "�");
        return printable.isEmpty() ? "" : "<code>" + cell(printable) + "</code>";
    }

    private static String cell(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("[\\\\`*_\\[\\]|~]", "\\\\$0")
                .replace("\n", " ");
    }
}
