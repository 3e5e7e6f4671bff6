package io.github.secretsgate;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house and its rooms: what may know what. */
@AnalyzeClasses(packages = "io.github.secretsgate", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String OURS = "io.github.secretsgate.";

    @ArchTest
    static final ArchRule accessKnowsNothingElse = knows("access", "access", "java");

    @ArchTest
    static final ArchRule sourceKnowsNothingOfOurs = knowsOfOurs("source", "source");

    @ArchTest
    static final ArchRule findingsKnowOnlyPlaces = knowsOfOurs("finding", "finding", "source");

    @ArchTest
    static final ArchRule manifestsKnowNoConfigs = knowsOfOurs("manifest", "manifest", "access", "finding", "source");

    @ArchTest
    static final ArchRule configsKnowNoManifests = knowsOfOurs("wrangler", "wrangler", "finding", "source");

    @ArchTest
    static final ArchRule nobodyKnowsMaven = noClasses()
            .that()
            .resideOutsideOfPackage(OURS + "maven..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OURS + "maven..", "org.apache.maven..", "org.codehaus.plexus..", "javax.inject..");

    @ArchTest
    static final ArchRule reportsReadNothing = noClasses()
            .that()
            .resideInAPackage(OURS + "report..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(OURS + "(manifest|wrangler|source)\\..*(Reader|Finder|Search)");

    @ArchTest
    static final ArchRule onlyTheClientKnowsTheNetwork = noClasses()
            .that()
            .resideOutsideOfPackages(OURS + "cloudflare..", OURS + "maven..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net", "java.net.http..");

    @ArchTest
    static final ArchRule theParsersStayOnTheGroundFloor = noClasses()
            .that()
            .resideOutsideOfPackages(OURS + "source..", OURS + "report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.tomlj..", "org.yaml..", "com.fasterxml..");

    @ArchTest
    static final ArchRule nothingGoesInCircles =
            slices().matching(OURS + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nobodyPrintsPastTheLog = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    private static ArchRule knowsOfOurs(String room, String... known) {
        String[] rooms = new String[known.length];
        for (int i = 0; i < known.length; i++) {
            rooms[i] = OURS + known[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(OURS + room + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(OURS + ".").and(resideOutsideOfPackages(rooms)));
    }

    private static ArchRule knows(String room, String own, String platform) {
        return noClasses()
                .that()
                .resideInAPackage(OURS + room + "..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(OURS + own + "..", platform + "..", "org.jspecify..");
    }
}
