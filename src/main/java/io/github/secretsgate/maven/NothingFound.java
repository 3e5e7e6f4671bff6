package io.github.secretsgate.maven;

import io.github.secretsgate.buildoutput.ProjectSearch;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.manifest.ManifestReader;
import io.github.secretsgate.source.FileName;
import io.github.secretsgate.wrangler.WorkersBelow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** The lines to print if a check found no Worker. A module with nothing of Cloudflare's in it isn't worth a line. */
final class NothingFound {
    private static final String KEY = "secrets-store modules with Workers";
    private static final int MOST = 5;

    private final MavenSession session;
    private final MavenProject project;
    private final MojoExecution execution;
    private final BuildLayout layout;

    NothingFound(MavenSession session, MavenProject project, MojoExecution execution, BuildLayout layout) {
        this.session = session;
        this.project = project;
        this.execution = execution;
        this.layout = layout;
    }

    /** A warning that names the Workers below the module's directory which are in no module; empty if there are none. */
    List<String> workersBelow() {
        List<Path> below = WorkersBelow.of(layout.baseDirectory(), modules(), ProjectSearch::isProject);
        if (below.isEmpty()) {
            return List.of();
        }
        List<String> names = below.stream().map(FileName::slashes).toList();
        String includes = names.stream()
                .limit(MOST)
                .map(name -> "<include>" + name + "</include>")
                .collect(Collectors.joining());
        String more = names.size() > MOST ? " There are " + (names.size() - MOST) + " more." : "";
        return List.of("Nothing was checked here, but there are Workers in directories below that aren't modules of"
                + " this build. To check them, add <includes>" + includes
                + "</includes> to the plugin's configuration, or -Dsecrets-store.includes="
                + String.join(",", names.subList(0, Math.min(MOST, names.size()))) + "." + more);
    }

    /**
     * A line for whatever makes people expect a check in this module; empty if nothing does.
     *
     * @param parameters the parameters that are set although only a Worker has a use for them
     */
    List<String> expectations(List<String> parameters) {
        List<String> reasons = new ArrayList<>();
        parameters.forEach(name -> reasons.add("parameter " + Quoted.of(name) + " is set"));
        boolean lists = project.getModules() != null && !project.getModules().isEmpty();
        if (!lists && ManifestReader.isThere(layout.baseDirectory().resolve(ManifestReader.MANIFEST))) {
            reasons.add("there is a " + ManifestReader.MANIFEST);
        }
        return reasons.isEmpty()
                ? List.of()
                : List.of("Nothing was checked in " + project.getArtifactId() + ": it has no wrangler config, although "
                        + String.join(", and ", reasons) + ".");
    }

    /** Notes that an execution ran; returns a warning if it was the last of the whole build, and none found a Worker. */
    List<String> afterwards(boolean found) {
        Set<Object> ran = ran();
        ran.add(project.getId() + " " + execution.getExecutionId());
        if (found) {
            ran.add(KEY);
        }
        if (ran.contains(KEY)) {
            return List.of(); // in most builds: looking at all modules in each of them would take long
        }
        List<MavenProject> projects = session.getProjects();
        boolean whole = projects.size() > 0
                && projects.size() == session.getAllProjects().size();
        int expected = 0;
        for (MavenProject module : projects) {
            expected += new BoundChecks(session, module, execution, new BuildLayout(session, module)).count();
        }
        boolean last = whole && ran.size() == expected;
        return last
                ? List.of(
                        "The check ran, but found no wrangler config in the whole build: nothing was checked. Name the directories"
                                + " of the Workers with <includes>, or remove the check.")
                : List.of();
    }

    @SuppressWarnings("unchecked")
    private Set<Object> ran() {
        var build = session.getRepositorySession().getData();
        build.set(KEY, null, ConcurrentHashMap.newKeySet());
        return (Set<Object>) build.get(KEY);
    }

    private List<Path> modules() {
        return session.getAllProjects().stream()
                .map(module -> new BuildLayout(session, module).baseDirectory())
                .toList();
    }
}
