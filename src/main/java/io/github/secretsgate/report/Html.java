package io.github.secretsgate.report;

import java.util.List;
import java.util.regex.Pattern;

/** HTML in which every text and every attribute is escaped. */
final class Html {
    /** The positions where a name can be broken; not within an entity. */
    private static final Pattern BREAK = Pattern.compile("[-_./](?=[\\w-])");

    private final StringBuilder html = new StringBuilder();

    /** Opens an element, with attributes: names and values in turn. */
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

    /** A whole element with nothing but text in it. */
    Html element(String tag, String text, String... attributes) {
        open(tag, attributes).text(text);
        html.append("</").append(tag).append("> ");
        return this;
    }

    /** A text; what could turn the direction of writing or is no character at all becomes visible. */
    Html text(String text) {
        html.append(escaped(Terminal.printable(text)));
        return this;
    }

    /** A name as code, which a narrow page breaks after its dashes, dots, slashes and underscores. */
    Html name(String name) {
        return name("code", name);
    }

    /** An element with a name in it, which a narrow page breaks likewise. */
    Html name(String tag, String name) {
        open(tag).breakable(name);
        html.append("</").append(tag).append("> ");
        return this;
    }

    /** A text with names in it, which a narrow page breaks likewise. */
    Html breakable(String text) {
        html.append(BREAK.matcher(escaped(Terminal.printable(text))).replaceAll("$0<wbr>"));
        return this;
    }

    /** Preformatted lines. */
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
