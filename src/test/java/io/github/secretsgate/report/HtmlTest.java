package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a file holds, on the page it is text. */
class HtmlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "STRIPE_KEY                | STRIPE_KEY",
                "<script>alert(1)</script> | &lt;script&gt;alert(1)&lt;/script&gt;",
                "</pre><!-- ]]>            | &lt;/pre&gt;&lt;!-- ]]&gt;",
                "\" onclick=\"a            | &quot; onclick=&quot;a",
                "' onclick='a              | &#39; onclick=&#39;a",
                "&lt;                      | &amp;lt;",
                "&amp;amp;                 | &amp;amp;amp;",
                "größe 😀                  | größe 😀",
                "{{version}} $1 \\         | {{version}} $1 \\",
            })
    void aTextIsEscaped(String text, String escaped) {
        assertEquals(escaped, new Html().text(text).toString());
        assertEquals(
                "<a href=\"" + escaped + "\">",
                new Html().open("a", "href", text).toString());
        assertEquals(
                "<b class=\"c\">" + escaped + "</b> ",
                new Html().element("b", text, "class", "c").toString());
        assertEquals(
                "<pre>" + escaped + "</pre>\n", new Html().pre(List.of(text)).toString());
    }

    @Test
    void directionMarksAndNoncharactersBecomeVisible() {
        assertEquals(
                "\uFFFDa\uFFFDb␀␛",
                new Html().text("\u202Ea\u2028b\u0000\u001B").toString());
    }

    @Test
    void linesStayLines() {
        assertEquals(
                "<pre>    3 | &lt;\n      | ^</pre>\n",
                new Html().pre(List.of("    3 | <", "      | ^")).toString());
    }
}
