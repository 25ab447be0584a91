package dev.jvitals.heap.histogram;

/** What objects are put together by. */
public enum Grouping {
    CLASS("class"),
    PACKAGE("package"),
    LOADER("class loader");

    private final String label;

    Grouping(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
