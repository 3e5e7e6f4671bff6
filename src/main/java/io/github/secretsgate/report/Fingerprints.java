package io.github.secretsgate.report;

import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Identifies findings across runs, even if lines move and messages change. */
final class Fingerprints {
    private final Map<String, Integer> seen = new HashMap<>();

    /** The fingerprint of a finding: its rule, file, environment and first binding, and a number if that isn't unique. */
    String of(Finding finding) {
        List<String> parts = new ArrayList<>();
        parts.add(finding.rule().id());
        parts.add(finding.location() == null ? "" : finding.location().file().name());
        Subject subject = finding.subject();
        if (subject != null) {
            parts.add(subject.environment() == null ? "" : subject.environment().label());
            subject.secrets().stream().limit(1).map(BoundSecret::binding).forEach(parts::add);
        }
        String key = String.join("\0", parts);
        return sha256(key + "\0" + seen.merge(key, 1, Integer::sum));
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has SHA-256
        }
    }
}
