package io.github.secretsgate.manifest;

import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.source.Location;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A finding that a team accepts, for a reason and until a date. A null field doesn't restrict it.
 *
 * @param until its last day, in UTC
 * @param location its declaration
 * @param own whether the module's own manifest declares it, not a shared one
 */
public record Waiver(
        Rule rule,
        String reason,
        LocalDate until,
        @Nullable String secret,
        @Nullable String store,
        @Nullable String binding,
        @Nullable String environment,
        @Nullable String config,
        Location location,
        boolean own) {
    /** Returns whether its last day is over. */
    public boolean expired(LocalDate today) {
        return today.isAfter(until);
    }

    /** Returns whether it waives all of a finding: one of several secrets isn't enough. */
    public boolean matches(Finding finding) {
        Subject subject = finding.subject();
        if (finding.rule() != rule) {
            return false;
        }
        return matchesAll(subject, secret, BoundSecret::secretName)
                && matchesAll(subject, binding, BoundSecret::binding)
                && matchesAll(subject, store, BoundSecret::storeId)
                && (environment == null || environment.equals(environment(subject)))
                && matchesConfig(file(finding));
    }

    private static String file(Finding finding) {
        if (finding.subject() != null) {
            return finding.subject().config();
        }
        return finding.location() == null ? "" : finding.location().file().name();
    }

    private static @Nullable String environment(@Nullable Subject subject) {
        Environment environment = subject == null ? null : subject.environment();
        return environment == null ? null : environment.label();
    }

    private boolean matchesConfig(String file) {
        if (config == null || config.equals(file)) {
            return true;
        }
        String manifest = location.file().name();
        String directory = manifest.substring(0, manifest.lastIndexOf('/') + 1);
        return file.equals(directory + config);
    }

    private static boolean matchesAll(
            @Nullable Subject subject, @Nullable String wanted, Function<BoundSecret, String> property) {
        if (wanted == null) {
            return true;
        }
        List<BoundSecret> secrets = subject == null ? List.of() : subject.secrets();
        for (BoundSecret secret : secrets) {
            if (!wanted.equals(property.apply(secret))) {
                return false;
            }
        }
        return !secrets.isEmpty();
    }
}
