package dev.jvitals.report;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * One self-contained HTML page: style inside, no script, nothing loaded from elsewhere, light and dark by the reader's
 * setting. Every text goes through {@link #escaped}, so strangers' names cannot become markup.
 */
final class HtmlPage {
    /** Longer texts (names of strangers, generated class names) are cut, so that no page grows without bound. */
    private static final int MAX_TEXT = 300;

    private static final int MAX_LONG_TEXT = 4_000;

    private final Writer out;

    private HtmlPage(Writer out) {
        this.out = out;
    }

    /** Begins a page. */
    static HtmlPage begin(Writer out, String title) {
        HtmlPage page = new HtmlPage(out);
        page.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                        + " 'unsafe-inline'\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .text(title)
                .raw("</title>\n<style>\n")
                .raw(style())
                .raw("</style></head><body>\n")
                .element("h1", title);
        return page;
    }

    /** Ends the page; the writer stays open. */
    void end() {
        raw("</body></html>\n");
    }

    /** Markup of the program's own. */
    HtmlPage raw(String markup) {
        try {
            out.write(markup);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Anybody's text. */
    HtmlPage text(String text) {
        return raw(escaped(text));
    }

    /** Anybody's text where a long one is wanted whole: a command line, a list of flags. */
    HtmlPage longText(String text) {
        return raw(escaped(text, MAX_LONG_TEXT));
    }

    /** One element with a text in it. */
    HtmlPage element(String tag, String text) {
        return raw("<" + tag + ">").text(text).raw("</" + tag + ">\n");
    }

    /** One element of a style class with a text in it. */
    HtmlPage element(String tag, String styleClass, String text) {
        return raw("<" + tag + " class=\"" + styleClass + "\">").text(text).raw("</" + tag + ">\n");
    }

    /** The head of a table of words; {@link #endTable} ends it. */
    HtmlPage beginTable(String... columns) {
        return beginTable(List.of(columns), Set.of());
    }

    /** The head of a table; the columns at {@code figures} have numbers, which are set right and their headings with them. */
    HtmlPage beginTable(List<String> columns, Set<Integer> figures) {
        raw("<table><thead><tr>");
        for (int i = 0; i < columns.size(); i++) {
            raw(figures.contains(i) ? "<th class=\"number\">" : "<th>")
                    .text(columns.get(i))
                    .raw("</th>");
        }
        return raw("</tr></thead><tbody>\n");
    }

    HtmlPage endTable() {
        return raw("</tbody></table>\n");
    }

    /** One row; numbers are set right. */
    HtmlPage row(Object... cells) {
        raw("<tr>");
        for (Object cell : cells) {
            raw(cell instanceof Number ? "<td class=\"number\">" : "<td>")
                    .text(cell.toString())
                    .raw("</td>");
        }
        return raw("</tr>\n");
    }

    /** Says how many of a list were left out, if any. */
    HtmlPage more(Collection<?> all, int shown, String what) {
        int left = all.size() - shown;
        return left > 0 ? element("p", "more", "… " + Unit.COUNT.format(left) + " more " + what) : this;
    }

    /** The text with markup characters as entities, control characters shown, cut to a bounded length. */
    static String escaped(String text) {
        return escaped(text, MAX_TEXT);
    }

    private static String escaped(String text, int most) {
        String line = Printable.line(text.length() > most ? text.substring(0, most) + "…" : text);
        StringBuilder safe = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    private static String style() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
