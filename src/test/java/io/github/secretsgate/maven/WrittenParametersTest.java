package io.github.secretsgate.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every parameter of every goal, from the description that Maven reads, with what people write by mistake. */
class WrittenParametersTest {
    private final Properties commandLine = new Properties();
    private final Properties projectProperties = new Properties();

    @BeforeEach
    void whatIsRight() {
        commandLine.setProperty("secrets-store.tokenPermission", "Edit");
        projectProperties.setProperty("some.other.property", "");
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void anEmptyValueIsReported(MojoDescriptor goal, Parameter parameter) throws Exception {
        String name = parameter.getName();
        for (String none : List.of("", " ", "\t", "${env.NOPE}", "a${env.NOPE}")) {
            assertNamed(name, "-D" + none, commandLine(goal, name, none).empty());
            assertNamed(
                    name,
                    none,
                    pom(goal, "<%1$s>%2$s</%1$s>".formatted(name, none)).empty());
        }
        assertNamed(name, "nothing", pom(goal, "<%s/>".formatted(name)).empty());
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void anEmptyElementIsReported(MojoDescriptor goal, Parameter parameter) throws Exception {
        String name = parameter.getName();
        if (!parameter.getType().equals("java.util.List")) {
            return;
        }
        for (String none : List.of("a,", ",a", "a,,b", "a, ,b", ",")) {
            assertNamed(name, none, commandLine(goal, name, none).empty());
            assertNamed(
                    name,
                    none,
                    pom(goal, "<%1$s>%2$s</%1$s>".formatted(name, none)).empty());
        }
        for (String none : List.of("<e/>", "<e></e>", "<e> </e>", "<e>${env.NOPE}</e>", "<e>a,</e>")) {
            assertNamed(
                    name,
                    none,
                    pom(goal, "<%1$s><e>a</e>%2$s</%1$s>".formatted(name, none)).empty());
        }
        String right = "<%1$s><e>a</e><e> b, c </e></%1$s>".formatted(name);
        assertEquals(List.of(), pom(goal, right).empty());
        assertEquals(List.of(), commandLine(goal, name, "a, b").empty());
        assertEquals(
                List.of(),
                pom(goal, "<%s combine.self=\"override\"/>".formatted(name)).empty());
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void aSwitchIsTrueOrFalse(MojoDescriptor goal, Parameter parameter) throws Exception {
        if (!parameter.getType().toLowerCase(Locale.ROOT).endsWith("boolean")) {
            return;
        }
        String name = parameter.getName();
        for (String wrong : List.of("yes", "1", "TRUE", "true ", "on", "ture")) {
            assertNamed(name, wrong, commandLine(goal, name, wrong).misunderstood());
            assertNamed(
                    name,
                    wrong,
                    pom(goal, "<%1$s>%2$s</%1$s>".formatted(name, wrong)).misunderstood());
        }
        for (String right : List.of("true", "false")) {
            assertEquals(List.of(), commandLine(goal, name, right).misunderstood());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"config", "manifest", "reportDirectory", "directory"})
    void anInvalidFileNameIsReported(String name) throws Exception {
        assertNamed(name, "a NUL", commandLine(goal("check"), name, "a\0b").misunderstood());
    }

    @Test
    void aMisspelledNameIsReportedWithASuggestion() throws Exception {
        assertEquals(
                List.of("No goal knows the property \"secrets-store.tokenPermision\". Did you mean"
                        + " \"secrets-store.tokenPermission\"? Correct or remove it."),
                commandLine(goal("check"), "tokenPermision", "Read").misunderstood());
        assertEquals(
                List.of(
                        "No goal knows the parameter \"tokenPermissions\", which the plugin's configuration in the pom sets."
                                + " Did you mean \"tokenPermission\"? Correct or remove it."),
                pom(goal("check"), "<tokenPermissions>Read</tokenPermissions>").misunderstood());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Secrets-Store.skip",
                "secrets-store.Skip",
                "secrets-store.",
                "secrets-store.zzzzzz",
                "secret-store.skip",
                "secretsStore.tokenPermision",
                "secrets-store-enforce"
            })
    void soIsAnyOtherPropertyOfOurs(String property) throws Exception {
        projectProperties.setProperty(property, "true");

        assertFalse(pom(goal("check"), "").misunderstood().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret-store.url", "secretstore.vault", "my.secrets-store.skip", "secrets.store"})
    void aPropertyOfAnotherPluginIsIgnored(String property) throws Exception {
        projectProperties.setProperty(property, "true");

        assertEquals(List.of(), pom(goal("check"), "").misunderstood());
    }

    @Test
    void aNameThatCouldBeASecretIsNotRepeated() throws Exception {
        String secret = "v1-0123456789abcdef0123456789abcdef0123";

        List<String> said = commandLine(goal("check"), secret, "x").misunderstood();

        assertEquals(1, said.size());
        assertFalse(said.get(0).contains(secret));
    }

    @Test
    void aParameterOfAnotherGoalIsKnown() throws Exception {
        assertEquals(
                List.of(),
                pom(goal("init"), "<tokenExpiryDays>7</tokenExpiryDays>").misunderstood());
    }

    static Stream<Arguments> parameters() throws Exception {
        List<Arguments> all = new ArrayList<>();
        for (String name : List.of("check", "init", "pull")) {
            for (Parameter parameter : goal(name).getParameters()) {
                all.add(Arguments.of(goal(name), parameter));
            }
        }
        return all.stream();
    }

    private static void assertNamed(String parameter, String written, List<String> sentences) {
        assertTrue(
                sentences.stream().anyMatch(sentence -> sentence.startsWith("Parameter \"" + parameter + "\" ")),
                () -> parameter + " as \"" + written + "\": " + sentences);
    }

    private static MojoDescriptor goal(String name) throws Exception {
        try (Reader description = Files.newBufferedReader(Path.of("target/classes/META-INF/maven/plugin.xml"))) {
            PluginDescriptor plugin = new PluginDescriptorBuilder().build(description);
            plugin.setPlugin(plugin());
            return plugin.getMojo(name);
        }
    }

    private static Plugin plugin() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.secretsgate");
        plugin.setArtifactId("secrets-store-maven-plugin");
        return plugin;
    }

    private WrittenParameters commandLine(MojoDescriptor goal, String name, String value) {
        Properties properties = new Properties();
        properties.putAll(commandLine);
        properties.setProperty("secrets-store." + name, value);
        return written(goal, properties, new Model());
    }

    private WrittenParameters pom(MojoDescriptor goal, String configuration) throws Exception {
        Xpp3Dom dom =
                Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>"), false);
        Plugin plugin = plugin();
        PluginExecution execution = new PluginExecution();
        execution.setId("gate");
        execution.setConfiguration(dom);
        plugin.addExecution(execution);
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().addPlugin(plugin);
        return written(goal, commandLine, model);
    }

    private WrittenParameters written(MojoDescriptor goal, Properties userProperties, Model model) {
        model.setProperties(projectProperties);
        MavenProject project = new MavenProject(model);
        MavenSession session = mock(MavenSession.class);
        when(session.getCurrentProject()).thenReturn(project);
        when(session.getUserProperties()).thenReturn(userProperties);
        when(session.getSystemProperties()).thenReturn(new Properties());
        return new WrittenParameters(session, project, new MojoExecution(goal, "gate"));
    }
}
