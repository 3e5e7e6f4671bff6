package io.github.secretsgate.report;

import java.util.List;
import java.util.regex.Pattern;

/** Writes HTML. All text and attributes are escaped. */
final class Html {
    /** The positions where a name can break; none are within an entity. */
    private static final Pattern BREAK = Pattern.compile("[-_./](?=[\\w-])");

    private final StringBuilder html = new StringBuilder();

    /** Opens an element. Attributes are given as names and values in turn. */
    Html open(String tag, String... attributes) {
        html.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            html.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            html.append('"');
        }
        html.append('>');
        return this;
    }

    Html close(String... tags) {
        for (String tag : tags) {
            html.append("</").append(tag).append('>');
        }
        html.append('\n');
        return this;
    }

    /** Adds an element that contains only text. */
    Html element(String tag, String text, String... attributes) {
        open(tag, attributes).text(text);
        html.append("</").append(tag).append("> ");
        return this;
    }

    /** Adds text. Characters that reverse its direction or can't be displayed are made visible. */
    Html text(String text) {
        html.append(escaped(Terminal.printable(text)));
        return this;
    }

    /** Adds a name as code. On a narrow page it breaks after dashes, dots, slashes and underscores. */
    Html name(String name) {
        return name("code", name);
    }

    /** Adds an element with a name that can break. */
    Html name(String tag, String name) {
        open(tag).breakable(name);
        html.append("</").append(tag).append("> ");
        return this;
    }

    /** Adds text with names that can break. */
    Html breakable(String text) {
        html.append(BREAK.matcher(escaped(Terminal.printable(text))).replaceAll("$0<wbr>"));
        return this;
    }

    /** Adds preformatted lines. */
    Html pre(List<String> lines, String... attributes) {
        open("pre", attributes);
        for (int i = 0; i < lines.size(); i++) {
            html.append(i == 0 ? "" : "\n");
            text(lines.get(i));
        }
        return close("pre");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
