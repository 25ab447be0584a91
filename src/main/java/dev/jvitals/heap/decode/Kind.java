package dev.jvitals.heap.decode;

/** What a collection is to its user. */
public enum Kind {
    MAP("entries"),
    LIST("elements"),
    SET("elements");

    private final String content;

    Kind(String content) {
        this.content = content;
    }

    /** What its parts are called. */
    public String content() {
        return content;
    }
}
