package io.github.secretsgate.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A deploy before the check is one that it can't stop. */
class DeployOrderTest {
    private static final String WRANGLER = "<executable>npx</executable><arguments><argument>wrangler</argument>"
            + "<argument>deploy</argument></arguments>";

    @ParameterizedTest
    @CsvSource({
        "package, false, true",
        "package, true, true",
        "verify, true, true",
        "verify, false, false",
        "install, true, false",
        "deploy, true, false",
        "none, true, false",
        "pre-site, true, false",
    })
    void whichComesFirstIsSaidByThePhaseAndThenByThePom(String phase, boolean above, boolean warned) throws Exception {
        assertEquals(
                warned,
                !warnings(plugin("exec-maven-plugin", phase, WRANGLER), above).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<commandlineArgs>wrangler versions upload</commandlineArgs>",
                "<arguments>run deploy</arguments>",
                "<arguments>run deploy:production</arguments>",
                "<executable>node_modules/.bin/wrangler</executable><arguments><argument>deploy</argument></arguments>",
                "<target><exec executable=\"npx\"><arg line=\"wrangler --env production deploy\"/></exec></target>",
                "<executable>cf</executable><arguments><argument>deploy</argument></arguments>",
                "<commandlineArgs>pnpm deploy</commandlineArgs>",
            })
    void aDeployIsKnownByItsCommand(String configuration) throws Exception {
        List<String> warnings = warnings(plugin("any-plugin", "package", configuration), true);

        assertEquals(1, warnings.size());
        assertTrue(
                warnings.get(0)
                        .startsWith(
                                "The execution \"ship\" of any-plugin deploys in the phase \"package\", before this check in"
                                        + " the phase \"verify\""),
                warnings::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<arguments>run build</arguments>",
                "<commandlineArgs>wrangler types</commandlineArgs>",
                "<commandlineArgs>wrangler deploy --dry-run --outdir dist</commandlineArgs>",
                "<skip>true</skip><commandlineArgs>wrangler deploy</commandlineArgs>",
                "<deployAtEnd>true</deployAtEnd>",
            })
    void whatDoesNotDeployIsLeftAlone(String configuration) throws Exception {
        assertEquals(List.of(), warnings(plugin("any-plugin", "package", configuration), true));
    }

    /** A pom comes from whoever wrote the change. */
    @ParameterizedTest
    @ValueSource(strings = {"wrangler ", "cf deplo ", "run ", "npm  ", "run deplo", " "})
    void aLongCommandIsReadInTimeThatGrowsWithIt(String repeated) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertFalse(DeployOrder.deploys(repeated.repeat(1_000_000 / repeated.length()))));
    }

    @Test
    void theFrontendPluginHasAPhaseOfItsOwn() throws Exception {
        Plugin frontend = plugin("frontend-maven-plugin", null, "<arguments>run deploy</arguments>");

        assertEquals(1, warnings(frontend, false).size());
    }

    private static Plugin plugin(String artifactId, String phase, String configuration) throws Exception {
        Plugin plugin = new Plugin();
        plugin.setGroupId("g");
        plugin.setArtifactId(artifactId);
        PluginExecution execution = new PluginExecution();
        execution.setId("ship");
        execution.setPhase(phase);
        execution.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>")));
        plugin.addExecution(execution);
        return plugin;
    }

    private static List<String> warnings(Plugin other, boolean above) {
        Plugin ours = new Plugin();
        ours.setGroupId("io.github.secretsgate");
        ours.setArtifactId("secrets-store-maven-plugin");
        Model model = new Model();
        model.setBuild(new Build());
        List.of(above ? other : ours, above ? ours : other).forEach(model.getBuild()::addPlugin);
        MojoExecution check = new MojoExecution(ours, "check", "default");
        check.setLifecyclePhase("verify");
        return DeployOrder.warnings(new MavenProject(model), check);
    }
}
