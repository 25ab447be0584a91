package dev.jvitals.demo.nativemem;

import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Garbage;
import dev.jvitals.demo.common.Incident;
import dev.jvitals.demo.common.Say;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An application is deployed again and again, and a registry keeps something of each deployment: so its class loader
 * stays, and all its classes with it.
 */
public final class MetaspaceLeak implements Incident {
    private static final double DEPLOYMENTS_PER_SECOND = 3;
    /** The ceiling on harm: well below the metaspace limit that the JVM is started with. */
    private static final int DEPLOYMENTS_AT_MOST = 1200;

    private static final String APPLICATION = "ch.qos.logback.classic.LoggerContext";

    private final boolean healthy;
    private final List<Object> registry = new ArrayList<>();

    public MetaspaceLeak(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() throws IOException {
        URL[] application = libraries();
        Background.forever("deployer", DEPLOYMENTS_PER_SECOND, () -> deploy(application));
        Background.forever("status", 0.1, () -> Say.line(registry.size() + " deployments are still registered"));
        Garbage.makeMegabytesPerSecond(20);
    }

    private void deploy(URL[] application) throws ReflectiveOperationException {
        if (registry.size() >= DEPLOYMENTS_AT_MOST) {
            return;
        }
        Object started = Class.forName(APPLICATION, true, new ApplicationLoader(application))
                .getDeclaredConstructor()
                .newInstance();
        if (!healthy) {
            registry.add(started);
        }
    }

    private static URL[] libraries() throws MalformedURLException {
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
        List<URL> urls = new ArrayList<>();
        for (String entry : Arrays.asList(entries)) {
            if (entry.endsWith(".jar")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    /** Knows nothing of the server's own class path, as an application server's loaders do. */
    private static final class ApplicationLoader extends URLClassLoader {
        ApplicationLoader(URL[] urls) {
            super(urls, ClassLoader.getPlatformClassLoader());
        }
    }
}
