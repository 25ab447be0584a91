package dev.jvitals.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/** The pages of {@code docs} as they are in the program, by their path there ({@code guide/memory-grows.md}). */
final class Pages {
    /** The page that all help begins with. */
    static final String FIRST = "guide/README.md";

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private Pages() {}

    static boolean exists(String path) {
        return Pages.class.getResource("docs/" + path) != null;
    }

    /** The page, parsed; none where the program has no such page. */
    static Optional<Node> read(String path) {
        try (InputStream in = open(path)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(Parser.builder()
                            .extensions(EXTENSIONS)
                            .build()
                            .parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page's or a picture's bytes, null where there are none. */
    static @org.jspecify.annotations.Nullable InputStream open(String path) {
        return Pages.class.getResourceAsStream("docs/" + path);
    }

    /** Where a link on a page leads: a path of another page, with {@code #heading} where it has one. */
    static String resolve(String page, String link) {
        return link.startsWith("#")
                ? page + link
                : URI.create(page).resolve(link).toString();
    }
}
