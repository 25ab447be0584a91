package dev.jvitals.heap.survey;

/** Tells the JDK's own classes from the application's. */
public final class Platform {
    private static final String[] PACKAGES = {"java.", "javax.", "jdk.", "sun.", "com.sun."};

    private Platform() {}

    /** Whether the class, or an array's element class, belongs to the JDK. Primitive arrays do. */
    public static boolean isPlatform(String className) {
        if (className.indexOf('.') < 0) {
            return className.endsWith("[]") && Character.isLowerCase(className.charAt(0));
        }
        for (String each : PACKAGES) {
            if (className.startsWith(each)) {
                return true;
            }
        }
        return false;
    }
}
