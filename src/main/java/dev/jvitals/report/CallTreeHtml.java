package dev.jvitals.report;

import dev.jvitals.threads.group.CallTree;
import java.util.List;
import java.util.Locale;

/** A call tree as nested folds. Rare branches are left out, so that its size is bounded. */
final class CallTreeHtml {
    private static final int NODES = 800;

    /** Branches with a smaller part of all threads are left out. */
    private static final double RARE = 0.01;

    /** So many levels are open at first, as long as the tree does not branch. */
    private static final int OPEN_LEVELS = 3;

    private final HtmlPage page;
    private final int total;
    private int left = NODES;

    private CallTreeHtml(HtmlPage page, int total) {
        this.page = page;
        this.total = total;
    }

    static void write(HtmlPage page, CallTree root) {
        page.raw("<div class=\"tree\">\n");
        new CallTreeHtml(page, root.count()).children(root.children(), 0);
        page.raw("</div>\n");
    }

    private void children(List<CallTree> nodes, int depth) {
        for (CallTree node : nodes) {
            if (left <= 0 || node.count() < RARE * total) {
                page.element("div", "more", "… rarer branches");
                return;
            }
            left--;
            node(node, depth);
        }
    }

    private void node(CallTree node, int depth) {
        // A chain without branches is shown as one level: its last method says where it leads.
        CallTree end = node;
        StringBuilder path = new StringBuilder(node.name());
        while (end.children().size() == 1 && end.self() == 0 && path.length() < 200) {
            end = end.children().getFirst();
            path.append(" → ").append(end.name());
        }
        String share = String.format(Locale.ROOT, "<span class=\"share\">%d</span>", node.count());
        if (end.children().isEmpty()) {
            page.raw("<div>" + share).text(path.toString()).raw("</div>\n");
            return;
        }
        page.raw(depth < OPEN_LEVELS ? "<details open>" : "<details>");
        page.raw("<summary>" + share).text(path.toString()).raw("</summary>\n");
        children(end.children(), depth + 1);
        page.raw("</details>\n");
    }
}
