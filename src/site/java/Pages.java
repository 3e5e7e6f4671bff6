import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lays the documentation out for the site as it is in the repository, with links that work there: see CONTRIBUTING.md. */
class Pages {
    private static final Pattern HEADING = Pattern.compile("(?m)^(#{1,4} +(.+))$");
    private static final Pattern FENCED = Pattern.compile("(?ms)^( *```).*?^\\1 *$");
    private static final Pattern ELSEWHERE =
            Pattern.compile("\\]\\((?:\\.\\./)*((?:examples|src|\\.github|LICENSE)(?:/[^)]*)?)\\)");
    private static final Pattern CODE = Pattern.compile("<code>.*?</code>");
    private static final Pattern README = Pattern.compile("(?<=\\]\\(|\\.\\./)README\\.md");

    /** Arguments: the repository, where the pages go, where other files go, and the address of the sources. */
    public static void main(String[] args) throws IOException {
        Path from = Path.of(args[0]);
        try (Stream<Path> top = Files.list(from);
                Stream<Path> docs = Files.walk(from.resolve("docs"))) {
            List<Path> pages = Stream.concat(top.filter(file -> file.toString().endsWith(".md")), docs)
                    .filter(Files::isRegularFile)
                    .toList();
            for (Path file : pages) {
                Path name = from.relativize(file);
                if (name.toString().endsWith(".md")) {
                    Path to =
                            Path.of(args[1]).resolve(name.toString().equals("README.md") ? Path.of("index.md") : name);
                    Files.createDirectories(to.getParent());
                    Files.writeString(to, page(Files.readString(file), args[3]));
                } else {
                    Path to = Path.of(args[2]).resolve(name);
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static String page(String text, String sources) {
        StringBuilder page = new StringBuilder();
        var fenced = FENCED.matcher(text);
        int done = 0;
        while (fenced.find()) {
            // Without a language: the site would colour a log as if it were code.
            page.append(prose(text.substring(done, fenced.start()), sources))
                    .append(fenced.group().replaceFirst("```(console|text)\n", "```\n"));
            done = fenced.end();
        }
        return page.append(prose(text.substring(done), sources)).toString();
    }

    private static String prose(String text, String sources) {
        String linked = ELSEWHERE.matcher(text).replaceAll("](" + sources + "/tree/main/$1)");
        String exact = CODE.matcher(README.matcher(linked).replaceAll("index.md"))
                .replaceAll(code -> Matcher.quoteReplacement(exact(code)));
        return HEADING.matcher(exact).replaceAll(heading -> target(heading.group(2)) + heading.group(1));
    }

    /** What a link to a heading leads to; a heading of one small word is that for Maven, too. */
    private static String target(String heading) {
        String anchor = anchor(heading);
        return anchor.equals(heading) ? "" : "<a id=\"" + anchor + "\"></a>\n\n";
    }

    /** Code in HTML as it is: Maven's Markdown would make quotes in it round, and dashes of hyphens. */
    private static String exact(MatchResult code) {
        return code.group()
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("-", "&#45;")
                .replace(".", "&#46;");
    }

    /** As GitHub makes it, so that a link to a heading works in both. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
