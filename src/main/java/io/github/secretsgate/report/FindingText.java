package io.github.secretsgate.report;

import io.github.secretsgate.finding.Finding;
import java.util.stream.Collectors;

/** The text of a finding. Names in it can't break lines or reverse the direction of the text. */
final class FindingText {
    private FindingText() {}

    /** The message, on one line. */
    static String message(Finding finding) {
        return Terminal.printable(finding.message());
    }

    /** The message, and the hint below it. */
    static String of(Finding finding) {
        String hint = finding.hint() == null ? "" : finding.hint();
        String steps = hint.lines().map(line -> "\n" + Terminal.printable(line)).collect(Collectors.joining());
        return message(finding) + steps;
    }

    /** The rule and the Worker. */
    static String title(Finding finding) {
        String worker = finding.subject() == null ? null : finding.subject().deployedAs();
        return finding.rule().id() + (worker == null ? "" : " in " + Terminal.printable(worker));
    }
}
