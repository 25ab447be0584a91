package dev.jvitals.demo.bench;

import java.io.File;
import java.lang.reflect.Method;
import java.util.List;

/**
 * Opens a dump with VisualVM's heap library and asks for the biggest objects, for comparison: {@code OtherLibrary DUMP}. The
 * library is on the class path of this process only, so it is called by name.
 */
public final class OtherLibrary {
    private static final int BIGGEST = 30;

    private OtherLibrary() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Class<?> factory = Class.forName("org.netbeans.lib.profiler.heap.HeapFactory");
        Object heap = factory.getMethod("createHeap", File.class).invoke(null, new File(arguments[0]));
        Method biggest = Class.forName("org.netbeans.lib.profiler.heap.Heap")
                .getMethod("getBiggestObjectsByRetainedSize", int.class);
        List<?> objects = (List<?>) biggest.invoke(heap, BIGGEST);
        System.out.println(objects.size());
        System.exit(0);
    }
}
