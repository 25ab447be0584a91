package dev.jvitals.heap.walk;

import java.util.EnumSet;
import java.util.Set;

/** How strongly a {@code java.lang.ref.Reference} holds its referent, strongest first. */
public enum ReferenceStrength {
    SOFT("java.lang.ref.SoftReference"),
    WEAK("java.lang.ref.WeakReference"),
    FINAL("java.lang.ref.FinalReference"),
    PHANTOM("java.lang.ref.PhantomReference");

    private final String className;

    ReferenceStrength(String className) {
        this.className = className;
    }

    /** The class whose subclasses hold their referents so. */
    public String className() {
        return className;
    }

    /** All of them: what is left are ordinary references. */
    public static Set<ReferenceStrength> all() {
        return EnumSet.allOf(ReferenceStrength.class);
    }
}
