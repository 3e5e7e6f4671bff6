package io.github.secretsgate;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.File;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Clock;
import java.time.LocalDate;
import org.apache.maven.plugin.AbstractMojo;

/** Data flows one way, down: what no class may ever do. */
@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String OURS = "io.github.secretsgate..";

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.github.secretsgate.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule accessStandsAlone = dependsOfOurs("access");

    /** Not even a parser: it can be compared with Cloudflare's page. */
    @ArchTest
    static final ArchRule accessNeedsNothing = noClasses()
            .that()
            .resideInAPackage("..secretsgate.access..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("..secretsgate.access..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule sourceStandsAlone = dependsOfOurs("source");

    @ArchTest
    static final ArchRule findingKnowsSourceOnly = dependsOfOurs("finding", "source");

    @ArchTest
    static final ArchRule wranglerKnowsNeitherManifestNorAccess = dependsOfOurs("wrangler", "source", "finding");

    @ArchTest
    static final ArchRule buildOutputKnowsNeitherManifestNorAccess =
            dependsOfOurs("buildoutput", "source", "finding", "wrangler");

    @ArchTest
    static final ArchRule inventoryKnowsNoManifest = dependsOfOurs("inventory", "source", "finding", "access");

    @ArchTest
    static final ArchRule manifestKnowsNoConfig = dependsOfOurs("manifest", "source", "finding", "access", "inventory");

    @ArchTest
    static final ArchRule cloudflareKnowsNoManifest =
            dependsOfOurs("cloudflare", "source", "finding", "access", "inventory");

    @ArchTest
    static final ArchRule resultsKnowNeitherGateNorReports =
            dependsOfOurs("result", "source", "finding", "access", "inventory", "manifest", "wrangler");

    /** Siblings: the gate writes results, the reports read them. */
    @ArchTest
    static final ArchRule gateKnowsNoReports = dependsOfOurs(
            "gate",
            "source",
            "finding",
            "access",
            "inventory",
            "manifest",
            "wrangler",
            "buildoutput",
            "cloudflare",
            "result");

    @ArchTest
    static final ArchRule reportsKnowNoGate =
            dependsOfOurs("report", "source", "finding", "access", "inventory", "manifest", "wrangler", "result");

    @ArchTest
    static final ArchRule initAsksTheGate = dependsOfOurs(
            "init", "source", "finding", "inventory", "manifest", "wrangler", "buildoutput", "gate", "result");

    @ArchTest
    static final ArchRule pullKnowsNoGate = dependsOfOurs(
            "pull", "source", "finding", "inventory", "manifest", "wrangler", "buildoutput", "cloudflare", "result");

    @ArchTest
    static final ArchRule onlyMavenKnowsMaven = noClasses()
            .that(resideOutsideOfPackage("..secretsgate.maven.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..secretsgate.maven..", "org.apache.maven..", "org.codehaus.plexus..", "javax.inject..");

    /** A report renders what was found; it looks nothing up again. */
    @ArchTest
    static final ArchRule reportReadsNothing = noClasses()
            .that()
            .resideInAPackage("..report..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    ".*\\.(source|wrangler|manifest|inventory)\\.(.*Reader|.*Finder|.*Search|WranglerConfig|Gate|Document|Node.*)")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.nio.file..");

    /** YAML's parser is used in one class. */
    @ArchTest
    static final ArchRule onlySourceKnowsParsers = noClasses()
            .that(resideOutsideOfPackage("..secretsgate.source.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.yaml..");

    @ArchTest
    static final ArchRule onlySourceAndReportKnowJackson = noClasses()
            .that()
            .resideOutsideOfPackages("..secretsgate.source..", "..secretsgate.report..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    /** Offline means that nothing here could go online. */
    @ArchTest
    static final ArchRule onlyCloudflareGoesOnline = noClasses()
            .that(resideOutsideOfPackage("..secretsgate.cloudflare.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "javax.net..");

    /** What is checked is read, never run: that is what the threat model promises of a hostile change. */
    @ArchTest
    static final ArchRule nothingRunsTheChange = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class, Process.class, Runtime.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ClassLoader.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.script..", "org.codehaus.plexus.util.cli..");

    /** A number in Arabic digits is no line number for any tool. */
    @ArchTest
    static final ArchRule numbersAreTheSameEverywhere = noClasses()
            .should()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "formatted", Object[].class);

    @ArchTest
    static final ArchRule nothingPrints = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule nothingExits = noClasses().should().callMethod(System.class, "exit", int.class);

    /** Time and environment come in from outside, so that every path can be tested. */
    @ArchTest
    static final ArchRule onlyMavenLooksAround = noClasses()
            .that(resideOutsideOfPackage("..secretsgate.maven.."))
            .should()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class)
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    /** The path of the build decides which system's rules are meant, so that each can be tested. */
    @ArchTest
    static final ArchRule onlyMavenNamesTheFileSystem = noClasses()
            .that(resideOutsideOfPackage("..secretsgate.maven.."))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(FileSystems.class, Paths.class, File.class)
            .orShould()
            .callMethod(Path.class, "of", String.class, String[].class)
            .orShould()
            .callMethod(Path.class, "toFile");

    @ArchTest
    static final ArchRule nothingChangesForAll = fields().that()
            .areDeclaredInClassesThat(resideInAPackage(OURS))
            .and()
            .areStatic()
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule mojosAreInMaven =
            classes().that().areAssignableTo(AbstractMojo.class).should().resideInAPackage("..secretsgate.maven..");

    /** What another package does not need, it does not see: the readers' parts are their own business. */
    @ArchTest
    static final ArchRule parsersAreInvisible = classes()
            .that()
            .resideInAPackage("..secretsgate.source..")
            .and()
            .haveSimpleNameEndingWith("Reader")
            .and()
            .doNotHaveSimpleName("SourceReader")
            .should()
            .notHaveModifier(JavaModifier.PUBLIC);

    private static ArchRule dependsOfOurs(String name, String... allowed) {
        String[] packages = new String[allowed.length + 1];
        packages[0] = "io.github.secretsgate." + name + "..";
        for (int i = 0; i < allowed.length; i++) {
            packages[i + 1] = "io.github.secretsgate." + allowed[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(packages[0])
                .should()
                .dependOnClassesThat(
                        resideInAPackage(OURS).and(JavaClass.Predicates.resideOutsideOfPackages(packages)));
    }
}
