package io.github.secretsgate.finding;

import io.github.secretsgate.source.Location;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem found by the check.
 *
 * @param message the problem and its reason, in full sentences
 * @param hint the fix, in several lines if it has steps; null if the message is enough
 * @param location null if it isn't in a file
 * @param related other relevant locations
 * @param subject the deployments that it is about; null if it isn't about any
 * @param error Cloudflare's answer; null if the deploy would fail before
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
    /** The order in every report: file, line, column, rule. Findings without a file come first. */
    public static final Comparator<Finding> ORDER = Finding::inOrder;

    /** Errors first, then warnings; waived findings last. */
    public static final Comparator<Finding> MOST_SEVERE_FIRST = Finding::bySeverity;

    private static int inOrder(Finding one, Finding other) {
        Location location = one.location;
        Location otherLocation = other.location;
        int order = location == null || otherLocation == null
                ? Boolean.compare(location != null, otherLocation != null)
                : location.compareTo(otherLocation);
        return order != 0 ? order : one.rule.compareTo(other.rule);
    }

    private static int bySeverity(Finding one, Finding other) {
        int order = Boolean.compare(one.waived != null, other.waived != null);
        return order != 0 ? order : one.severity.compareTo(other.severity);
    }

    /** Another location, with a message about it. */
    public record Related(Location location, String message) {}

    /** The waiver of a finding: its reason and its last day. */
    public record Waived(String reason, LocalDate until) {
        @Override
        public String toString() {
            return "waived until " + until + ": " + reason;
        }
    }

    /** Returns whether at least one of these fails the build. */
    public static boolean anyFails(Iterable<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.fails()) {
                return true;
            }
        }
        return false;
    }

    /** A finding at a location. */
    public static Finding at(Location location, Rule rule, String message) {
        return new Finding(rule, rule.severity(), message, null, location, List.of(), null, null, null);
    }

    /** A finding without a file. */
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

    /** Returns whether it fails the build. */
    public boolean fails() {
        return severity == Severity.ERROR && waived == null;
    }

    /** The verdict that it causes for its deployment. */
    public Verdict verdict() {
        return fails() ? rule.verdict() : Verdict.ALLOWED;
    }
}
