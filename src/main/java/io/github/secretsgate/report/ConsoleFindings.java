package io.github.secretsgate.report;

import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Finding.Related;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Severity;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.report.ConsoleReport.Level;
import io.github.secretsgate.report.ConsoleReport.Line;
import io.github.secretsgate.source.Location;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prints findings: each cause once, with its first locations. */
final class ConsoleFindings {
    private static final int MOST_CAUSES = 25;
    private static final int MOST_LOCATIONS = 3;
    private static final String INDENT = "   ";

    /** The characters before the carets, on a line without a number. */
    private static final Pattern CARETS = Pattern.compile("^ +\\| +(?=\\^)");

    private final Colors colors;
    private final List<Line> lines;
    private final Set<Location> explained = new HashSet<>();
    private final Set<String> hinted = new HashSet<>();
    private final Set<Rule> documented = EnumSet.noneOf(Rule.class);
    private boolean cut;

    /** @param lines receives the lines */
    ConsoleFindings(Colors colors, List<Line> lines) {
        this.colors = colors;
        this.lines = lines;
    }

    /** Returns whether anything was omitted. */
    boolean cut() {
        return cut;
    }

    void print(List<Finding> findings) {
        List<Cause> all = Cause.of(findings);
        List<Cause> causes = Cause.mostSevere(all, MOST_CAUSES);
        for (int next = 0; next < causes.size(); ) {
            List<Cause> together = together(causes, next);
            print(together.get(0), together);
            together.stream().skip(1).forEach(cause -> print(cause, List.of()));
            next += together.size();
        }
        if (causes.size() < all.size()) {
            long more = findings.size()
                    - causes.stream()
                            .mapToLong(cause -> cause.findings().size())
                            .sum();
            print(
                    level(Cause.mostSevere(all, 1).get(0).first()),
                    "and " + more + (more == 1 ? " more finding" : " more findings") + ", none more severe");
            cut = true;
        }
    }

    /** The causes from an index on that share a line and fit into one excerpt. */
    private static List<Cause> together(List<Cause> causes, int from) {
        int end = from + 1;
        while (end < causes.size() && causes.get(end).isShownWith(causes.get(from))) {
            end++;
        }
        return causes.subList(from, end);
    }

    /** @param marked the causes to mark in the excerpt below the header; empty for no excerpt */
    private void print(Cause cause, List<Cause> marked) {
        Finding finding = cause.first();
        Level level = level(finding);
        if (finding.waived() != null) {
            int more = cause.findings().size() - 1;
            print(
                    level,
                    header(finding)
                            + (more == 0 ? "" : " and at " + more + (more == 1 ? " more location" : " more locations"))
                            + "  " + finding.waived());
            cut |= more > 0;
            return;
        }
        lines.add(new Line(level, header(finding, level, colors)));
        if (finding.location() != null && !marked.isEmpty()) {
            excerpt(level, marked.stream().map(Cause::mark).toList());
        }
        print(level, INDENT + finding.message());
        finding.related().stream()
                .filter(related -> explains(related, finding) && explained.add(related.location()))
                .forEach(related -> explain(level, related));
        others(level, cause);
        hint(level, finding.hint());
        if (documented.add(finding.rule())) {
            lines.add(new Line(
                    level, colors.hint(INDENT + "docs: " + finding.rule().helpUri())));
        }
    }

    private void excerpt(Level level, List<Excerpt.Mark> marks) {
        for (String line : Excerpt.of(marks)) {
            Matcher carets = CARETS.matcher(line);
            int painted = carets.find() ? carets.end() : line.length();
            lines.add(new Line(level, line.substring(0, painted) + colors.severe(level, line.substring(painted))));
        }
    }

    /** Returns whether a related location is worth an excerpt: the scopes, or the deployer's declaration. */
    private static boolean explains(Related related, Finding finding) {
        return finding.message().contains(related.location().fileAndLine());
    }

    private void explain(Level level, Related related) {
        lines.add(new Line(
                level, INDENT + colors.bold(related.location() + ":") + colors.plain(" " + related.message())));
        excerpt(level, List.of(new Excerpt.Mark(related.location(), "")));
    }

    /** Prints the other locations of the cause, or the related locations of its only finding. */
    private void others(Level level, Cause cause) {
        int all = cause.findings().size();
        List<String> others =
                cause.findings().stream().skip(1).map(ConsoleFindings::where).toList();
        if (all > 1) {
            print(level, INDENT + all + " findings with this cause. Also at:");
        } else {
            others = cause.first().related().stream()
                    .filter(related -> !explains(related, cause.first()))
                    .map(related -> related.location() + ": " + related.message())
                    .toList();
        }
        String indent = all > 1 ? INDENT + INDENT : INDENT;
        int shown = Math.min(others.size(), MOST_LOCATIONS - 1);
        others.subList(0, shown).forEach(other -> print(level, indent + other));
        if (shown < others.size()) {
            print(level, indent + "and " + (others.size() - shown) + " more");
            cut = true;
        }
    }

    /** Prints the steps of a hint once. */
    private void hint(Level level, @Nullable String hint) {
        String indent = INDENT + "hint: ";
        List<String> steps = hint == null ? List.of() : hint.lines().toList();
        boolean again = hint != null && steps.size() > 1 && !hinted.add(hint);
        for (String line : again ? List.of("as above") : steps) {
            lines.add(new Line(level, colors.hint(indent + line)));
            indent = " ".repeat(indent.length());
        }
    }

    private void print(Level level, String text) {
        lines.add(new Line(level, colors.plain(text)));
    }

    private static Level level(Finding finding) {
        if (finding.waived() != null) {
            return Level.INFO;
        }
        return finding.severity() == Severity.ERROR ? Level.ERROR : Level.WARNING;
    }

    /** The location, the deployment, the bindings and the rule. */
    static String header(Finding finding) {
        return header(finding, Level.INFO, Colors.OFF);
    }

    private static String header(Finding finding, Level level, Colors colors) {
        return (finding.location() == null ? "" : colors.bold(finding.location().toString()) + "  ")
                + colors.plain(what(finding))
                + colors.severe(level, finding.rule().id());
    }

    private static String where(Finding finding) {
        return (finding.location() == null ? "" : finding.location() + "  ")
                + what(finding).stripTrailing();
    }

    /** The deployment and the bindings of a finding, each followed by a space. */
    private static String what(Finding finding) {
        Subject subject = finding.subject();
        StringBuilder what = new StringBuilder();
        Environment environment = subject == null ? null : subject.environment();
        if (subject != null && environment != null) {
            String name = subject.deployedAs() != null ? subject.deployedAs() : environment.label();
            what.append(name).append("  ");
        }
        if (subject != null && !subject.secrets().isEmpty()) {
            BoundSecret first = subject.secrets().get(0);
            int more = subject.secrets().size() - 1;
            what.append(first).append(more == 0 ? "" : " and " + more + " more").append("  ");
        }
        return what.toString();
    }
}
