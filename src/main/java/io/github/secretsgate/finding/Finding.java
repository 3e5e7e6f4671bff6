package io.github.secretsgate.finding;

import io.github.secretsgate.source.Location;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong.
 *
 * @param message what is wrong and why: full sentences
 * @param hint what to do; several lines are steps; null if the message says it
 * @param location where; null if it isn't in a file
 * @param related other locations that belong to it
 * @param subject the deployment that it is about; null if it is about none
 * @param error what Cloudflare would answer; null if it would not get so far
 * @param waived the waiver that accepts it; null if there is none
 */
public record Finding(
        Rule rule,
        Severity severity,
        String message,
        @Nullable String hint,
        @Nullable Location location,
        List<Related> related,
        @Nullable Subject subject,
        @Nullable CloudflareError error,
        @Nullable Waived waived) {
    /** The order of every report: file, line, column, rule. What is in no file comes first. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(
                    Finding::location, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Finding::rule);

    /** Errors first, then warnings; waived findings last. */
    public static final Comparator<Finding> MOST_SEVERE_FIRST =
            Comparator.comparing((Finding finding) -> finding.waived() != null).thenComparing(Finding::severity);

    /** Another location, and what is there. */
    public record Related(Location location, String message) {}

    /** The reason and the last day of a waiver that accepts a finding. */
    public record Waived(String reason, LocalDate until) {
        @Override
        public String toString() {
            return "waived until " + until + ": " + reason;
        }
    }

    /** A finding at a location. */
    public static Finding at(Location location, Rule rule, String message) {
        return new Finding(rule, rule.severity(), message, null, location, List.of(), null, null, null);
    }

    /** A finding that is in no file. */
    public static Finding nowhere(Rule rule, String message) {
        return new Finding(rule, rule.severity(), message, null, null, List.of(), null, null, null);
    }

    public Finding hint(@Nullable String hint) {
        return new Finding(rule, severity, message, hint, location, related, subject, error, waived);
    }

    public Finding related(Location location, String message) {
        return related(List.of(new Related(location, message)));
    }

    public Finding related(List<Related> others) {
        List<Related> more = new ArrayList<>(related);
        more.addAll(others);
        return new Finding(rule, severity, message, hint, location, List.copyOf(more), subject, error, waived);
    }

    public Finding about(Subject subject) {
        return new Finding(rule, severity, message, hint, location, related, subject, error, waived);
    }

    public Finding answered(CloudflareError error) {
        return new Finding(rule, severity, message, hint, location, related, subject, error, waived);
    }

    public Finding waived(Waived waived) {
        return new Finding(rule, severity, message, hint, location, related, subject, error, waived);
    }

    public Finding asWarning() {
        return new Finding(rule, Severity.WARNING, message, hint, location, related, subject, error, waived);
    }

    public Finding asError() {
        return new Finding(rule, Severity.ERROR, message, hint, location, related, subject, error, waived);
    }

    /** Whether it fails the build. */
    public boolean fails() {
        return severity == Severity.ERROR && waived == null;
    }

    /** The verdict that it gives to the deployment that it is about. */
    public Verdict verdict() {
        return fails() ? rule.verdict() : Verdict.ALLOWED;
    }
}
