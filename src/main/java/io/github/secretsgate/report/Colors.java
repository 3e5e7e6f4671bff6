package io.github.secretsgate.report;

import io.github.secretsgate.report.ConsoleReport.Level;

/** Whether lines are printed in color. A text never brings colors of its own. */
public enum Colors {
    ON,
    OFF;

    String bold(String text) {
        return paint("1", text);
    }

    String hint(String text) {
        return paint("36", text);
    }

    /** In the color of the level. */
    String severe(Level level, String text) {
        return switch (level) {
            case ERROR -> paint("1;31", text);
            case WARNING -> paint("1;33", text);
            case INFO -> plain(text);
        };
    }

    String plain(String text) {
        return Terminal.printable(text);
    }

    private String paint(String code, String text) {
        return this == OFF || text.isEmpty() ? plain(text) : "\u001b[" + code + "m" + plain(text) + "\u001b[m";
    }
}
