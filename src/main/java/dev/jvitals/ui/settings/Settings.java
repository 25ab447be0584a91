package dev.jvitals.ui.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values by dotted name: {@code window.width}, {@code heap.histogram.sort}. A name that is missing, or holds another sort
 * of value than asked for, gives the default. In memory; {@link SettingsFile} reads and writes them. For one thread.
 */
public final class Settings {
    private final ObjectNode root;
    private final Map<String, Optional<JsonNode>> changes = new LinkedHashMap<>();
    private Runnable changed = () -> {};

    /** Nothing remembered yet, and nothing kept. */
    public Settings() {
        this(JsonNodeFactory.instance.objectNode());
    }

    Settings(ObjectNode root) {
        this.root = root;
    }

    /** Told after each change. */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    public String text(String name, String otherwise) {
        JsonNode found = find(name);
        return found.isString() ? found.stringValue() : otherwise;
    }

    public double number(String name, double otherwise) {
        JsonNode found = find(name);
        return found.isNumber() ? found.doubleValue() : otherwise;
    }

    public boolean flag(String name, boolean otherwise) {
        JsonNode found = find(name);
        return found.isBoolean() ? found.booleanValue() : otherwise;
    }

    /** The texts of a list; what is no text in it is left out. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : find(name)) {
            if (each.isString()) {
                texts.add(each.stringValue());
            }
        }
        return texts;
    }

    public void set(String name, String value) {
        put(name, JsonNodeFactory.instance.stringNode(value));
    }

    /** Whole numbers are written without a fraction. */
    public void set(String name, double value) {
        put(
                name,
                value == Math.rint(value)
                        ? JsonNodeFactory.instance.numberNode((long) value)
                        : JsonNodeFactory.instance.numberNode(value));
    }

    public void set(String name, boolean value) {
        put(name, JsonNodeFactory.instance.booleanNode(value));
    }

    public void set(String name, List<String> values) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        values.forEach(list::add);
        put(name, list);
    }

    /** Forgets a value: its default counts again. */
    public void remove(String name) {
        if (!find(name).isMissingNode()) {
            change(name, Optional.empty());
        }
    }

    ObjectNode json() {
        return root;
    }

    /** What was set or removed (empty) since this was last asked, in that order. */
    Map<String, Optional<JsonNode>> takeChanges() {
        Map<String, Optional<JsonNode>> taken = new LinkedHashMap<>(changes);
        changes.clear();
        return taken;
    }

    private JsonNode find(String name) {
        return find(root, name);
    }

    private static JsonNode find(JsonNode root, String name) {
        JsonNode at = root;
        for (String part : name.split("\\.", -1)) {
            at = at.path(part);
        }
        return at;
    }

    private void put(String name, JsonNode value) {
        if (!value.equals(find(name))) {
            change(name, Optional.of(value));
        }
    }

    private void change(String name, Optional<JsonNode> value) {
        apply(root, name, value);
        changes.remove(name); // its place is that of its last change
        changes.put(name, value);
        changed.run();
    }

    /** Sets a value in a tree, or removes it where it is empty. */
    static void apply(ObjectNode root, String name, Optional<JsonNode> value) {
        int dot = name.lastIndexOf('.');
        String last = name.substring(dot + 1);
        if (value.isPresent()) {
            holder(root, name).set(last, value.get());
        } else if ((dot < 0 ? root : find(root, name.substring(0, dot))) instanceof ObjectNode holder) {
            holder.remove(last);
        }
    }

    /** The object that holds a value of that name, made where there is none. */
    private static ObjectNode holder(ObjectNode root, String name) {
        ObjectNode at = root;
        String[] parts = name.split("\\.", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            at = at.get(parts[i]) instanceof ObjectNode inner ? inner : at.putObject(parts[i]);
        }
        return at;
    }
}
