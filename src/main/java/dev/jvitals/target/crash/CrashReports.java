package dev.jvitals.target.crash;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.target.crash.CrashReport.Cause;
import dev.jvitals.target.crash.CrashReport.Section;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads crash reports. Cost: O(length); a report has some 50 KB to a few MB. */
public final class CrashReports {
    /** No report is as long; of a longer file the rest is left. */
    private static final int MAX_CHARS = 32 << 20;

    private static final String FATAL = "# A fatal error has been detected by the Java Runtime Environment";
    private static final String NO_MEMORY = "# There is insufficient memory for the Java Runtime Environment";

    private CrashReports() {}

    /** Reads a report, also from within a longer log. Throws a {@link Failure} where none begins in the file. */
    public static CrashReport read(Path file, Progress progress, Cancellation cancellation) {
        progress.phase("Reading " + file.getFileName(), 0);
        List<String> lines = lines(file);
        int begin = 0;
        while (begin < lines.size()
                && !lines.get(begin).contains(FATAL)
                && !lines.get(begin).contains(NO_MEMORY)) {
            begin++;
        }
        cancellation.check();
        if (begin == lines.size()) {
            throw new Failure(
                    Failure.Kind.INPUT, file + ": no crash report found; expected the words \"" + FATAL + "\"");
        }
        return new Reading(file, lines.subList(begin, lines.size())).read();
    }

    private static List<String> lines(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain(raw), StandardCharsets.UTF_8))) {
            char[] all = new char[MAX_CHARS / 16];
            StringBuilder text = new StringBuilder();
            int read;
            while (text.length() < MAX_CHARS && (read = reader.read(all)) >= 0) {
                text.append(all, 0, read);
            }
            return text.toString().lines().map(Secrets::masked).toList();
        } catch (IOException e) {
            throw new Failure(Failure.Kind.INPUT, file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static InputStream plain(InputStream raw) throws IOException {
        InputStream in = new java.io.BufferedInputStream(raw);
        in.mark(2);
        boolean packed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return packed ? new GZIPInputStream(in) : in;
    }

    private static final class Reading {
        private final Path file;
        private final List<String> lines;
        private final Map<String, String> facts = new LinkedHashMap<>();

        Reading(Path file, List<String> lines) {
            this.file = file;
            this.lines = lines;
        }

        CrashReport read() {
            boolean noMemory = lines.getFirst().contains(NO_MEMORY);
            String headline = headline(noMemory);
            factsFromLines();
            return new CrashReport(
                    file,
                    cause(headline, noMemory),
                    headline,
                    after("# Problematic frame:"),
                    thread(),
                    stack(),
                    facts,
                    sections());
        }

        private Cause cause(String headline, boolean noMemory) {
            if (noMemory) {
                return Cause.NO_NATIVE_MEMORY;
            } else if (headline.contains("OutOfMemory encountered")) {
                return Cause.HEAP_FULL;
            } else if (headline.startsWith("Out of Memory Error")) {
                return Cause.NO_NATIVE_MEMORY;
            }
            return headline.startsWith("SIG") || headline.startsWith("EXCEPTION_")
                    ? Cause.SIGNAL
                    : Cause.INTERNAL_ERROR;
        }

        /** The lines between the first and the version, which say what happened. */
        private String headline(boolean noMemory) {
            StringBuilder words = new StringBuilder();
            for (String line : lines.subList(1, Math.min(lines.size(), 12))) {
                String text = line.startsWith("#") ? line.substring(1).strip() : line.strip();
                if (text.startsWith("JRE version") || text.startsWith("Possible reasons") || !line.startsWith("#")) {
                    break;
                }
                if (!text.isEmpty()) {
                    words.append(words.isEmpty() ? "" : " ").append(text);
                }
            }
            return words.isEmpty() && noMemory ? "the system had no memory" : words.toString();
        }

        /** The line after the one that begins with these words, without its {@code #}. */
        private String after(String heading) {
            for (int i = 0; i + 1 < lines.size(); i++) {
                if (lines.get(i).startsWith(heading)) {
                    return lines.get(i + 1).replaceFirst("^#\\s*", "").strip();
                }
            }
            return "";
        }

        private String thread() {
            return lines.stream()
                    .filter(line -> line.startsWith("Current thread"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip().replaceAll("\\s{2,}", " "))
                    .findFirst()
                    .orElse("");
        }

        /** The native frames, or the Java ones where there are no others. */
        private List<String> stack() {
            for (String heading : List.of("Native frames:", "Java frames:")) {
                List<String> frames = new ArrayList<>();
                boolean inside = false;
                for (String line : lines) {
                    if (line.startsWith(heading)) {
                        inside = true;
                    } else if (inside && (line.isBlank() || !line.matches("[A-Za-z] .*"))) {
                        break;
                    } else if (inside) {
                        frames.add(line.strip());
                    }
                }
                if (!frames.isEmpty()) {
                    return frames;
                }
            }
            return List.of();
        }

        private void factsFromLines() {
            facts.putAll(CrashFacts.of(lines));
        }

        /** Headings stand at the left margin, end with a colon and have a blank line before; the four parts have lines of dashes. */
        private List<Section> sections() {
            List<Section> sections = new ArrayList<>();
            String title = "Header";
            StringBuilder text = new StringBuilder();
            boolean blankBefore = false;
            for (String line : lines) {
                boolean heading =
                        blankBefore && line.matches("[A-Z/][\\w /()*.,-]{2,80}:.*") && !line.startsWith("Event: ");
                if (heading || line.startsWith("-----")) {
                    add(sections, title, text);
                    title = line.startsWith("-----")
                            ? line.replaceAll("[- ]", "")
                            : line.substring(0, line.indexOf(':'));
                }
                text.append(line).append('\n');
                blankBefore = line.isBlank() || line.startsWith("-----");
            }
            add(sections, title, text);
            return sections;
        }

        private static void add(List<Section> sections, String title, StringBuilder text) {
            if (!text.toString().isBlank()) {
                sections.add(new Section(title, text.toString()));
            }
            text.setLength(0);
        }
    }
}
