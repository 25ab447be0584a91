import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Gives the classes of old libraries stack maps: {@code java StackMaps.java FOLDER} writes each jar in FOLDER anew that has
 * class files from before Java 6. The JVM keeps no such class in its start cache, and takes its slow verifier for each at
 * every start. Nothing else of a jar changes; the same jar always gives the same bytes.
 */
public final class StackMaps {
    /** Class files before this have no stack maps (Java 6; Java Virtual Machine Specification, 4.10). */
    private static final int FIRST_WITH_STACK_MAPS = 50;

    /** Java 8, the first whose class files must have them. */
    private static final int WRITTEN = ClassFile.JAVA_8_VERSION;

    private StackMaps() {}

    public static void main(String[] folder) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(folder[0]), "*.jar")) {
            for (Path jar : jars) {
                Map<String, byte[]> old = oldClasses(jar);
                if (!old.isEmpty()) {
                    rewrite(jar, old);
                    System.out.println(jar.getFileName() + ": " + old.size() + " classes given stack maps");
                }
            }
        }
    }

    private static Map<String, byte[]> oldClasses(Path jar) throws IOException {
        Map<String, byte[]> old = new HashMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".class")) {
                    byte[] bytes = bytes(zip, entry);
                    if (((bytes[6] & 0xff) << 8 | bytes[7] & 0xff) < FIRST_WITH_STACK_MAPS) {
                        old.put(entry.getName(), bytes);
                    }
                }
            }
        }
        return old;
    }

    private static void rewrite(Path jar, Map<String, byte[]> old) throws IOException {
        ClassFile classFile = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(hierarchy(old)));
        Path made = jar.resolveSibling(jar.getFileName() + ".tmp");
        try (ZipFile zip = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(made))) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] oldClass = old.get(entry.getName());
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                out.putNextEntry(copy);
                out.write(oldClass == null ? bytes(zip, entry) : withStackMaps(classFile, oldClass));
                out.closeEntry();
            }
        }
        Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Which class extends which: those of the jar, then the JDK's. */
    private static ClassHierarchyResolver hierarchy(Map<String, byte[]> classes) {
        return ClassHierarchyResolver.ofResourceParsing(type -> {
                    byte[] bytes = classes.get(entryName(type));
                    return bytes == null ? null : new ByteArrayInputStream(bytes);
                })
                .orElse(ClassHierarchyResolver.defaultResolver());
    }

    private static String entryName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1) + ".class";
    }

    private static byte[] withStackMaps(ClassFile classFile, byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        ClassTransform codeAnew = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);
        return classFile.transformClass(model, codeAnew.andThen((builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(WRITTEN, 0);
            } else {
                builder.with(element);
            }
        }));
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
