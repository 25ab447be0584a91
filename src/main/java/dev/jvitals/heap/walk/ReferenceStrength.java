package dev.jvitals.heap.walk;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** How strongly a {@code java.lang.ref.Reference} holds its referent, strongest first. */
public enum ReferenceStrength {
    SOFT("soft", "java.lang.ref.SoftReference"),
    WEAK("weak", "java.lang.ref.WeakReference"),
    FINAL("finalizer", "java.lang.ref.FinalReference"),
    PHANTOM("phantom", "java.lang.ref.PhantomReference");

    private final String label;
    private final String className;

    ReferenceStrength(String label, String className) {
        this.label = label;
        this.className = className;
    }

    /** The kind in a word. */
    public String label() {
        return label;
    }

    /** The class whose subclasses hold their referents so. */
    public String className() {
        return className;
    }

    /** All of them: what is left are ordinary references. */
    public static Set<ReferenceStrength> all() {
        return EnumSet.allOf(ReferenceStrength.class);
    }

    /** All but {@code some}. */
    public static Set<ReferenceStrength> allBut(Collection<ReferenceStrength> some) {
        Set<ReferenceStrength> others = all();
        others.removeAll(some);
        return others;
    }

    /** Which references count where those of {@code excluded} do not, in words: "ordinary, soft". */
    public static String counted(Set<ReferenceStrength> excluded) {
        StringBuilder words = new StringBuilder("ordinary");
        allBut(excluded).forEach(each -> words.append(", ").append(each.label));
        return words.toString();
    }
}
