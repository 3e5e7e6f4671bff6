package io.github.secretsgate.report;

import io.github.secretsgate.report.ConsoleReport.Level;

/** Colors for the console, or none. Escape sequences in the text itself are never printed. */
public enum Colors {
    ON,
    OFF;

    String bold(String text) {
        return paint("1", text);
    }

    String hint(String text) {
        return paint("36", text);
    }

    /** The text in the color of its level. */
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
