package dev.jvitals.ui.heap;

/** The sub-views of a heap dump, in the order of their buttons. */
enum Section {
    OVERVIEW("Overview", "mdi2v-view-dashboard-outline"),
    SUSPECTS("Leak suspects", "mdi2a-alert-decagram-outline"),
    TREE("Dominator tree", "mdi2f-file-tree-outline"),
    HISTOGRAM("Histogram", "mdi2f-format-list-bulleted"),
    PATHS("Paths to roots", "mdi2s-source-branch"),
    MERGED_PATHS("Merged paths", "mdi2s-source-merge"),
    THREADS("Threads", "mdi2f-format-align-left"),
    DIRECT("Direct memory", "mdi2m-memory"),
    LOADERS("Class loaders", "mdi2p-package-variant-closed"),
    WASTE("Waste", "mdi2d-delete-outline"),
    REFERENCES("References", "mdi2l-link-variant-off"),
    UNREACHABLE("Unreachable", "mdi2g-ghost-outline"),
    COMPARE("Compare", "mdi2c-compare-horizontal");

    private final String label;
    private final String icon;

    Section(String label, String icon) {
        this.label = label;
        this.icon = icon;
    }

    String label() {
        return label;
    }

    String icon() {
        return icon;
    }
}
