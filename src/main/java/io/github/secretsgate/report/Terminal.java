package io.github.secretsgate.report;

/** What a terminal makes of a text. */
final class Terminal {
    private static final String TAB = "    ";

    private Terminal() {}

    /** The number of columns that a text takes. */
    static int width(String text) {
        return text.codePoints().map(Terminal::width).sum();
    }

    /** The text without anything that would move the cursor, change colours or turn the direction of writing. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\t') {
                printable.append(TAB);
            } else if (point < 0x20) {
                printable.appendCodePoint(0x2400 + point); // the picture of the control character
            } else if (isControl(point)) {
                printable.append('\uFFFD');
            } else {
                printable.appendCodePoint(point);
            }
        });
        return printable.toString();
    }

    private static int width(int point) {
        if (point == '\t') {
            return TAB.length();
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            case Character.FORMAT -> isControl(point) ? 1 : 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    /** Joiners are no controls: scripts and emoji need them. */
    private static boolean isControl(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> !in(point, 0x200C, 0x200D);
            default -> false;
        };
    }

    /** East Asian wide and fullwidth characters, and emoji. */
    private static boolean isWide(int point) {
        return in(point, 0x1100, 0x115F)
                || in(point, 0x2E80, 0xA4CF)
                || in(point, 0xAC00, 0xD7A3)
                || in(point, 0xF900, 0xFAFF)
                || in(point, 0xFE30, 0xFE6F)
                || in(point, 0xFF00, 0xFF60)
                || in(point, 0xFFE0, 0xFFE6)
                || in(point, 0x1F300, 0x1FAFF)
                || in(point, 0x20000, 0x3FFFD);
    }

    private static boolean in(int point, int first, int last) {
        return point >= first && point <= last;
    }
}
