package dev.jvitals.report;

import dev.jvitals.base.Unit;
import dev.jvitals.threads.group.CallTree;
import dev.jvitals.threads.signature.CodeOrigin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * A call tree as a flame graph: boxes of plain markup, as wide as the share of threads that run through a method, callers
 * beneath. No script; a box tells its whole name and count where the pointer rests. Bounded: narrow boxes are left out.
 */
final class FlameHtml {
    /** Narrower boxes are thinner than a pixel or two on a wide screen. */
    private static final double LEAST_SHARE = 0.002;

    private static final int MOST_BOXES = 1_500;
    private static final int MOST_DEPTH = 60;

    /** Below this share no word fits. */
    private static final double LEAST_FOR_TEXT = 0.03;

    private static final int ROW_PIXELS = 18;

    /** A method with its place: {@code x} is a share of the whole width. */
    private record Placed(CallTree node, double x, int depth) {}

    private FlameHtml() {}

    static void write(HtmlPage page, CallTree root) {
        List<Placed> boxes = placed(root);
        int depth = boxes.stream().mapToInt(Placed::depth).max().orElse(0) + 1;
        page.raw("<div class=\"flame\" style=\"height:" + depth * ROW_PIXELS + "px\">\n");
        boxes.forEach(box -> box(page, box, root.count()));
        page.raw("</div>\n");
        page.element(
                "p",
                "soft",
                "Width is the share of " + Unit.COUNT.format(root.count()) + " threads; callers are beneath. Methods of"
                        + " fewer than " + Math.round(LEAST_SHARE * 1000) + " in a thousand threads are left out.");
    }

    /** Breadth first, so that what is cut off is the deepest. */
    private static List<Placed> placed(CallTree root) {
        List<Placed> placed = new ArrayList<>();
        Deque<Placed> open = new ArrayDeque<>(List.of(new Placed(root, 0, 0)));
        while (!open.isEmpty() && placed.size() < MOST_BOXES) {
            Placed box = open.remove();
            placed.add(box);
            double x = box.x();
            List<CallTree> children = new ArrayList<>(box.node().children());
            children.sort(Comparator.comparingInt(CallTree::count).reversed());
            for (CallTree child : children) {
                double share = share(child, root.count());
                if (share >= LEAST_SHARE && box.depth() + 1 < MOST_DEPTH) {
                    open.add(new Placed(child, x, box.depth() + 1));
                }
                x += share;
            }
        }
        return placed;
    }

    private static double share(CallTree node, int total) {
        return (double) node.count() / Math.max(1, total);
    }

    private static void box(HtmlPage page, Placed box, int total) {
        double share = share(box.node(), total);
        page.raw(String.format(
                        Locale.ROOT,
                        "<i class=\"%s\" style=\"left:%.2f%%;width:%.2f%%;bottom:%dpx\" title=\"",
                        style(box),
                        100 * box.x(),
                        100 * share,
                        box.depth() * ROW_PIXELS))
                .text(box.node().name())
                .raw(String.format(
                        Locale.ROOT, ": %d threads, %.1f %%\">", box.node().count(), 100 * share));
        if (share >= LEAST_FOR_TEXT) {
            page.text(brief(box.node().name()));
        }
        page.raw("</i>\n");
    }

    private static String style(Placed box) {
        String owner = owner(box.node().name());
        return box.depth() == 0 || CodeOrigin.isJdk(owner) ? "jdk" : CodeOrigin.isOwn(owner) ? "own" : "library";
    }

    private static String owner(String method) {
        int dot = method.lastIndexOf('.');
        return dot < 0 ? method : method.substring(0, dot);
    }

    /** Class and method, without the package. */
    private static String brief(String method) {
        String owner = owner(method);
        return method.substring(owner.lastIndexOf('.') + 1);
    }
}
