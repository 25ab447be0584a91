package dev.jvitals.threads.group;

import dev.jvitals.threads.StackFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Leaves out of a stack what differs between two threads that do the same: line numbers, the numbers of lambdas, proxies
 * and generated classes, addresses of hidden classes, and the JDK's reflection plumbing, which changes after fifteen
 * calls. Not safe for several threads at once.
 */
final class FrameNoise {
    /** The names that the JVM and code generators number; what a match covers is left out. */
    private static final Pattern NUMBERS = Pattern.compile("""
            (?<=\\$\\$Lambda)[$/.].*\
            |[/.]0x[0-9a-f]+$\
            |/\\d+$\
            |(?<=\\$Proxy)\\d+\
            |(?<=Accessor)\\d+$\
            |(?<=CGLIB)\\$\\$[0-9a-f]+\
            |(?<=\\$ByteBuddy)\\$\\w+\
            |(?<=\\$HibernateProxy)\\$\\w+\
            |(?<=\\$MockitoMock)\\$\\d+\
            |(?<=_javassist)_\\w+\
            |(?<=_jvst)\\w+""");

    private final Map<String, Map<String, String>> names = new HashMap<>();
    private final Map<String, String> plainClasses = new HashMap<>();

    /** The stack as {@code class.method}, without noise. Equal names are the same String. Cost: O(depth). */
    List<String> shapeOf(List<StackFrame> stack) {
        List<String> shape = new ArrayList<>(stack.size());
        for (StackFrame frame : stack) {
            if (!isPlumbing(frame.className())) {
                shape.add(name(frame));
            }
        }
        return List.copyOf(shape);
    }

    /** One frame as {@code class.method}, without noise. */
    String name(StackFrame frame) {
        return names.computeIfAbsent(frame.className(), _ -> new HashMap<>())
                .computeIfAbsent(frame.method(), method -> plainClass(frame.className()) + '.' + plainMethod(method));
    }

    private String plainClass(String className) {
        return plainClasses.computeIfAbsent(
                className, name -> NUMBERS.matcher(name).replaceAll(""));
    }

    /** {@code lambda$main$3} is {@code lambda$main}: the number is the compiler's. */
    private static String plainMethod(String method) {
        int end = method.length();
        while (method.startsWith("lambda$") && end > 0 && Character.isDigit(method.charAt(end - 1))) {
            end--;
        }
        return end < method.length() && method.charAt(end - 1) == '$' ? method.substring(0, end - 1) : method;
    }

    private static boolean isPlumbing(String className) {
        return className.startsWith("jdk.internal.reflect.")
                || className.startsWith("sun.reflect.")
                || className.startsWith("java.lang.invoke.LambdaForm$")
                || className.startsWith("java.lang.invoke.Invokers$")
                || className.startsWith("java.lang.invoke.DirectMethodHandle$");
    }
}
