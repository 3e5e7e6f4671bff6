package io.github.secretsgate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The files of the plugin that aren't classes. */
class PackagingTest {
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    @Test
    void eclipseIgnoresTheGoalsThatALifecycleRuns() throws Exception {
        Document goals = parse(resource("META-INF/maven/plugin.xml"));
        NodeList bound = nodes(goals, "/plugin/mojos/mojo[phase]/goal");
        Document eclipse = parse(resource("META-INF/m2e/lifecycle-mapping-metadata.xml"));
        String executions = "/lifecycleMappingMetadata/pluginExecutions/pluginExecution[action/ignore]";

        assertEquals(List.of("check"), texts(bound));
        assertEquals(texts(bound), texts(nodes(eclipse, executions + "/pluginExecutionFilter/goals/goal")));
    }

    @Test
    void everyRuntimeDependencyIsListedWithItsVersionAndLicence() throws Exception {
        String list = Files.readString(Path.of("THIRD-PARTY.md"));
        Document pom = parse(Files.newInputStream(Path.of("pom.xml")));
        NodeList dependencies = nodes(pom, "/project/dependencies/dependency[not(scope) or scope='runtime']");
        List<String> listed = Pattern.compile("(?m)^\\| `(\\S+)` \\| (\\S+) \\| \\S")
                .matcher(list)
                .results()
                .map(row -> row.group(1) + ":" + row.group(2))
                .toList();

        List<String> used = new ArrayList<>();
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            used.add(child(dependency, "groupId") + ":" + child(dependency, "artifactId") + ":"
                    + resolved(pom, child(dependency, "version")));
        }

        assertEquals(used, listed);
        assertTrue(used.size() > 1);
    }

    private static String resolved(Document pom, String version) throws Exception {
        return version.startsWith("${")
                ? XPATH.evaluate("/project/properties/" + version.substring(2, version.length() - 1), pom)
                : version;
    }

    private static String child(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent();
    }

    private static NodeList nodes(Document document, String path) throws Exception {
        return (NodeList) XPATH.evaluate(path, document, XPathConstants.NODESET);
    }

    private static List<String> texts(NodeList nodes) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private static InputStream resource(String name) throws Exception {
        return Files.newInputStream(Path.of("target/classes", name));
    }

    private static Document parse(InputStream in) throws Exception {
        try (in) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }
}
