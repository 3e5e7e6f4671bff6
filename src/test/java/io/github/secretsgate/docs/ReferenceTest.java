package io.github.secretsgate.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.docs.Descriptor.Parameter;
import io.github.secretsgate.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the pages name exists: parameters, reports, other pages and their sections. */
class ReferenceTest {
    static final List<Page> PAGES = Stream.concat(Page.all().stream(), Stream.of(Page.of(Path.of("docs", "rules.md"))))
            .toList();

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (`\\w+`[^|]*) \\| ([^|]*) \\| [^|]* \\| ?([^|]*?) ?\\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern PROPERTY = Pattern.compile("-D(secrets-store\\.\\w+)");
    private static final Pattern REPORT = Pattern.compile("target/secrets-store[\\w-]*/([\\w-]+\\.\\w+)");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:[.#](\\w+))?`");
    private static final Pattern BUILD = Pattern.compile("`(src/it/[\\w-]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)]+))?\\)");

    /** A default that the plugin works out is said in words, as an example at best. */
    @Test
    void thePageOfParametersIsThatOfTheGoals() {
        String page = Page.of(Path.of("docs", "parameters.md")).text();
        Set<String> goals = new TreeSet<>(Descriptor.goalNames());
        goals.remove("help");
        Map<String, Parameter> parameters = Descriptor.parametersOf(goals);
        List<String> names = new ArrayList<>();
        for (MatchResult row : ROW.matcher(page).results().toList()) {
            List<String> inRow = codes(row.group(1));
            List<String> properties = codes(row.group(2));
            names.addAll(inRow);
            for (int i = 0; i < inRow.size(); i++) {
                Parameter parameter = parameters.get(inRow.get(i));
                assertTrue(parameter != null, () -> "no parameter: " + row.group());
                assertEquals(parameter.property(), properties.get(i));
                if (!parameter.defaultValue().isEmpty()) {
                    assertEquals("`" + parameter.defaultValue() + "`", row.group(3), row.group());
                }
            }
        }
        assertEquals(new TreeSet<>(parameters.keySet()), new TreeSet<>(names));
        assertEquals(names.size(), Set.copyOf(names).size(), "a parameter has two rows");
    }

    /** A brace inside an inline tag of Javadoc cut three of them. */
    @Test
    void theHelpPrintsAnExampleOfEachParameterWhole() {
        Xml help = Xml.read(Path.of(
                "target",
                "classes",
                "META-INF",
                "maven",
                Descriptor.groupId(),
                Descriptor.artifactId(),
                "plugin-help.xml"));
        for (Xml mojo : help.all("mojo")) {
            List<Xml> parameters = mojo.text("goal").equals("help") ? List.of() : mojo.all("parameter");
            for (Xml parameter : parameters) {
                String name = parameter.text("name");
                String description = parameter.text("description");
                assertTrue(
                        description.matches(
                                        "(?s).*<(secrets-store\\.)?" + name + ">.+</(secrets-store\\.)?" + name + ">.*")
                                || description.contains("-Dsecrets-store." + name + "="),
                        description);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("PAGES")
    void thePropertiesOnAPageAreThoseOfGoals(Page page) {
        Set<String> named = found(PROPERTY, page);

        named.removeAll(Descriptor.properties(Set.of()));

        assertEquals(Set.of(), named);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("PAGES")
    void theReportsOnAPageExist(Page page) {
        Set<String> named = found(REPORT, page);

        Stream.of(ReportFormat.values()).map(ReportFormat::fileName).forEach(named::remove);

        assertEquals(Set.of(), named);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("PAGES")
    void theLinksOnAPageLeadSomewhere(Page page) {
        for (MatchResult link : LINK.matcher(page.text()).results().toList()) {
            Path target = link.group(1).isEmpty() ? page.file() : page.file().resolveSibling(link.group(1));
            assertTrue(Files.exists(target), link::group);
            if (link.group(2) != null) {
                assertTrue(sections(Page.of(target)).contains(link.group(2)), link::group);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("PAGES")
    void theTestsOnAPageExist(Page page) throws IOException {
        for (MatchResult test : TEST.matcher(page.text()).results().toList()) {
            String method = test.group(2) == null ? "class " + test.group(1) : "void " + test.group(2) + "(";
            assertTrue(sourceOf(test.group(1)).contains(method), test::group);
        }
        for (String build : found(BUILD, page)) {
            assertTrue(Files.isDirectory(Path.of(build)), build);
        }
    }

    private static String sourceOf(String test) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test"))) {
            Path file = files.filter(path -> path.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + test));
            return Files.readString(file);
        }
    }

    /** The anchors that GitHub gives the headings of a page. */
    private static Set<String> sections(Page page) {
        return page.text()
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
    }

    private static Set<String> found(Pattern pattern, Page page) {
        return pattern.matcher(page.text())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
