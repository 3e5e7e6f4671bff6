package io.github.secretsgate.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.docs.Descriptor.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of a pom that configures the plugin: it has the goals, the parameters and the properties that are named. */
final class PluginXml {
    private final Xml part;

    PluginXml(String text) {
        this.part = Xml.parse("<part>" + text + "</part>");
    }

    void check() {
        if (!part.all("cache").isEmpty()) {
            return; // of the Build Cache Extension: an integration test runs it
        }
        List<Xml> plugins = part.all("plugin");
        List<Xml> loose = part.all("configuration").stream()
                .filter(one -> !one.within("server"))
                .filter(configuration -> !configuration.within("plugin"))
                .toList();
        List<Xml> properties = part.all("properties").stream()
                .flatMap(all -> all.children().stream())
                .filter(property -> property.name().startsWith(Descriptor.PROPERTY))
                .toList();
        List<Xml> servers = part.all("server");
        servers.forEach(
                server -> assertEquals("true", server.all("cloudflare").get(0).text()));
        assertTrue(
                !servers.isEmpty() || !plugins.isEmpty() || !loose.isEmpty() || !properties.isEmpty(),
                "a kind of XML that this test does not know");
        plugins.stream()
                .filter(plugin -> plugin.text("artifactId").equals(Descriptor.artifactId()))
                .forEach(PluginXml::plugin);
        loose.forEach(configuration -> configuration(configuration, Set.of()));
        properties.forEach(property ->
                assertTrue(Descriptor.properties(Set.of()).contains(property.name()), () -> "no " + property.name()));
    }

    private static void plugin(Xml plugin) {
        assertEquals(Descriptor.coordinates(), plugin.text("groupId") + ":" + plugin.text("artifactId"));
        assertEquals(Descriptor.version(), plugin.text("version"));
        Set<String> goals = plugin.all("goal").stream().map(Xml::text).collect(Collectors.toSet());
        goals.forEach(goal -> assertTrue(Descriptor.goalNames().contains(goal), () -> "no goal " + goal));
        plugin.all("configuration").forEach(configuration -> configuration(configuration, goals));
    }

    private static void configuration(Xml configuration, Set<String> goals) {
        Map<String, Parameter> known = Descriptor.parametersOf(goals);
        for (Xml set : configuration.children()) {
            Parameter parameter = known.get(set.name());
            assertNotNull(parameter, () -> "no parameter " + set.name());
            assertEquals(parameter.list(), !set.children().isEmpty(), set.name() + ": one value, or a list?");
        }
    }
}
