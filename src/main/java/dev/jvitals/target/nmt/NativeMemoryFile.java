package dev.jvitals.target.nmt;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.target.nmt.NativeMemoryReport.CallSite;
import dev.jvitals.target.nmt.NativeMemoryReport.Category;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code jcmd PID VM.native_memory} printed into a file: summary, detail, differences, in bytes or any scale, of
 * JDK 8 to 26; several answers one after the other too.
 */
public final class NativeMemoryFile {
    /** A detail of a large JVM has a few MB. */
    private static final long MAX_BYTES = 64L << 20;

    private static final int TOLD_CALL_SITES = 100;
    private static final String BEGIN = "Native Memory Tracking:";
    private static final String AMOUNT = "(\\d{1,18})(KB|MB|GB|B)?(?: ?([+-]\\d{1,18})(?:KB|MB|GB|B)?)?";
    private static final Pattern TOTAL = Pattern.compile("Total: *reserved=" + AMOUNT + ", committed=" + AMOUNT + ".*");
    private static final Pattern CATEGORY =
            Pattern.compile("-\\s+(\\S.*?)\\s+\\(reserved=" + AMOUNT + ", committed=" + AMOUNT + ".*");
    private static final Pattern PID = Pattern.compile("(\\d{1,10}):\\s*");
    private static final Pattern FRAME = Pattern.compile("\\[0x\\p{XDigit}+\\]\\s*(.*)");
    private static final Pattern SITE =
            Pattern.compile("\\(+malloc=(\\d{1,15})(KB|MB|GB|B)?(?: (?:type|tag)=([\\w ]+?))?"
                    + "(?: ([+-]\\d{1,15})(?:KB|MB|GB|B)?)?(?: #\\d+.*)?\\).*");

    private NativeMemoryFile() {}

    /** The answers in the file, in its order. Throws a {@link Failure} where there is none. */
    public static List<NativeMemoryReport> read(Path file, Progress progress, Cancellation cancellation) {
        progress.phase("Reading " + file.getFileName(), 0);
        List<NativeMemoryReport> reports = new ArrayList<>();
        List<String> part = new ArrayList<>();
        for (String line : text(file).lines().toList()) {
            cancellation.check();
            if (line.strip().equals(BEGIN)
                    && part.stream()
                            .anyMatch(each -> TOTAL.matcher(each.strip()).matches())) {
                reports.add(report(part));
                part = new ArrayList<>();
            }
            part.add(line);
        }
        if (part.stream().anyMatch(each -> TOTAL.matcher(each.strip()).matches())) {
            reports.add(report(part));
        }
        if (reports.isEmpty()) {
            throw new Failure(
                    Failure.Kind.INPUT, file + ": no answer of VM.native_memory found; expected \"Total: reserved=…\"");
        }
        return reports;
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new Failure(Failure.Kind.INPUT, file + ": too large for an answer of VM.native_memory");
            }
            byte[] bytes = Files.readAllBytes(file);
            boolean wide = bytes.length > 1 && (bytes[0] == (byte) 0xff || bytes[0] == (byte) 0xfe);
            return new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure(Failure.Kind.INPUT, file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static NativeMemoryReport report(List<String> lines) {
        Category total = new Category("Total", 0, 0, null, null, List.of());
        String pid = "";
        List<Category> categories = new ArrayList<>();
        List<String> details = new ArrayList<>();
        Matcher open = null;
        for (String raw : lines) {
            String line = raw.strip();
            Matcher match = CATEGORY.matcher(line);
            if (match.matches()) {
                addOpen(categories, open, details);
                open = match;
                details = new ArrayList<>();
            } else if ((match = TOTAL.matcher(line)).matches()) {
                total = category("Total", match, 1, List.of());
            } else if (categories.isEmpty() && open == null && (match = PID.matcher(line)).matches()) {
                pid = match.group(1);
            } else if (line.startsWith("(") && open != null) {
                details.add(line);
            } else if (line.endsWith("map:") || line.equals("Details:") || line.startsWith("[0x")) {
                break; // mapped ranges follow; call sites are read apart
            }
        }
        addOpen(categories, open, details);
        boolean grown = total.committedGrowthBytes() != null
                || categories.stream().anyMatch(each -> each.committedGrowthBytes() != null);
        return new NativeMemoryReport(pid, total, grown ? withGrowth(categories) : categories, callSites(lines), grown);
    }

    private static void addOpen(List<Category> categories, @Nullable Matcher open, List<String> details) {
        if (open != null) {
            categories.add(category(open.group(1), open, 2, details));
        }
    }

    private static Category category(String name, Matcher match, int group, List<String> details) {
        return new Category(
                name,
                bytes(match.group(group), match.group(group + 1)),
                bytes(match.group(group + 3), match.group(group + 4)),
                growth(match.group(group + 2), match.group(group + 1)),
                growth(match.group(group + 5), match.group(group + 4)),
                details);
    }

    /** In a difference, what did not change is printed without a sign. */
    private static List<Category> withGrowth(List<Category> categories) {
        return categories.stream()
                .map(each -> new Category(
                        each.name(),
                        each.reservedBytes(),
                        each.committedBytes(),
                        each.reservedGrowthBytes() == null ? Long.valueOf(0) : each.reservedGrowthBytes(),
                        each.committedGrowthBytes() == null ? Long.valueOf(0) : each.committedGrowthBytes(),
                        each.details()))
                .toList();
    }

    private static List<CallSite> callSites(List<String> lines) {
        List<CallSite> sites = new ArrayList<>();
        List<String> frames = new ArrayList<>();
        for (String raw : lines) {
            String line = raw.strip();
            Matcher frame = FRAME.matcher(line);
            Matcher site = SITE.matcher(line);
            if (frame.matches()) {
                frames.add(frame.group(1));
            } else if (site.matches() && !frames.isEmpty()) {
                String type = site.group(3) == null ? "" : site.group(3);
                sites.add(new CallSite(
                        frames, bytes(site.group(1), site.group(2)), growth(site.group(4), site.group(2)), type));
                frames = new ArrayList<>();
            } else {
                frames = new ArrayList<>();
            }
        }
        sites.sort(Comparator.comparingLong(site -> -(site.growthBytes() == null ? site.bytes() : site.growthBytes())));
        return sites.subList(0, Math.min(TOLD_CALL_SITES, sites.size()));
    }

    private static long bytes(String digits, @Nullable String unit) {
        return Long.parseLong(digits) * scale(unit);
    }

    private static @Nullable Long growth(@Nullable String digits, @Nullable String unit) {
        return digits == null ? null : Long.valueOf(Long.parseLong(digits) * scale(unit));
    }

    private static long scale(@Nullable String unit) {
        return switch (unit == null ? "B" : unit) {
            case "KB" -> 1L << 10;
            case "MB" -> 1L << 20;
            case "GB" -> 1L << 30;
            default -> 1;
        };
    }
}
