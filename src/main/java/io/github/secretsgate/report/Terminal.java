package io.github.secretsgate.report;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes strings safe for terminals, and for build agents that read the log. */
public final class Terminal {
    private static final String TAB = "    ";
    private static final int REPLACEMENT = 0xFFFD;

    /** The beginning of a build agent's command: anywhere in a line for Azure Pipelines and TeamCity, at its start for GitHub. */
    private static final Pattern COMMAND = Pattern.compile("#(?=#[A-Za-z]*+\\[)|\\A *+:(?=:)");

    private Terminal() {}

    /** The number of columns that a string occupies. */
    static int width(String text) {
        return printable(text).codePoints().map(Terminal::widthOf).sum();
    }

    /**
     * Replaces everything that would move the cursor, change colors, reverse the direction of the text, be invisible in a name, or be a
     * command for a build agent. Idempotent.
     */
    public static String printable(String line) {
        StringBuilder printable = new StringBuilder(line.length());
        int before = ' ';
        for (int i = 0; i < line.length(); ) {
            int point = line.codePointAt(i);
            i += Character.charCount(point);
            int after = i < line.length() ? line.codePointAt(i) : ' ';
            if (point == '\t') {
                printable.append(TAB);
            } else if (point < 0x20) {
                printable.appendCodePoint(0x2400 + point); // the symbol for the control character
            } else if (isControl(point) || isHidden(point, before, after)) {
                printable.appendCodePoint(REPLACEMENT);
            } else {
                printable.appendCodePoint(point);
            }
            before = point;
        }
        return withoutCommands(printable.toString());
    }

    private static String withoutCommands(String line) {
        boolean possible = line.contains("##") || line.stripLeading().startsWith("::");
        return possible
                ? COMMAND.matcher(line)
                        .replaceAll(match -> " ".repeat(match.group().length() - 1) + "\uFFFD")
                : line;
    }

    /** Replaces characters that a console's charset lacks: arrows and the like by ASCII, all others by their code. */
    public static String in(Charset console, String text) {
        CharsetEncoder encoder = console.newEncoder();
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            String character = Character.toString(point);
            shown.append(encoder.canEncode(character) ? character : inAscii(point));
        });
        return shown.toString();
    }

    private static String inAscii(int point) {
        return switch (point) {
            case '→' -> "->";
            case '…' -> "...";
            case REPLACEMENT -> "?";
            default -> in(point, 0x2400, 0x241F) ? "?" : String.format(Locale.ROOT, "\\u%04x", point);
        };
    }

    private static int widthOf(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    private static boolean isControl(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> !isJoiner(point);
            default -> (point & 0xFFFE) == 0xFFFE; // noncharacters
        };
    }

    /** Returns whether a character is invisible, so that two different names look the same. Emoji need joiners and selectors. */
    private static boolean isHidden(int point, int before, int after) {
        boolean behindLetter = Character.isLetterOrDigit(before);
        if (isJoiner(point)) {
            return behindLetter || Character.isLetterOrDigit(after);
        } else if (in(point, 0xFE00, 0xFE0F) || in(point, 0xE0100, 0xE01EF)) {
            return behindLetter;
        }
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> in(point, 0x180B, 0x180F);
        };
    }

    private static boolean isJoiner(int point) {
        return in(point, 0x200C, 0x200D);
    }

    /** Matches East Asian wide and fullwidth characters, and emoji. */
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
