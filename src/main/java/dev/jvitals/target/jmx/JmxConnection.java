package dev.jvitals.target.jmx;

import dev.jvitals.target.attach.Deadline;
import dev.jvitals.target.attach.ManagementAgent;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A connection to one JVM's management beans. Thread-safe. */
public final class JmxConnection implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(15);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    /** RMI waits for ever by default. Longer than a long collection, since an answer after one is better than none. */
    private static final long RESPONSE_MILLIS = 20_000;

    /** Notifications are fetched by calls that wait in the target; these must end before RMI gives up on them. */
    private static final long FETCH_MILLIS = 5_000;

    /**
     * Where the JMX client fetches notifications, each time anew (source: {@code ClientNotifForwarder}). Without a pause it asks
     * again as soon as one has come: ten calls a second for a JVM that collects ten times a second. The target keeps 1,000.
     */
    private static final Executor FETCHES = CompletableFuture.delayedExecutor(
            1,
            TimeUnit.SECONDS,
            fetch -> Thread.ofPlatform().daemon().name("jvitals-notifications").start(fetch));

    /**
     * What a JVM that we look at may make us deserialise: values of the management beans and RMI's own classes. It might
     * be hostile, or its class path made it so. Stubs of JDK 8 are proxies, whose interfaces and handler are checked as well.
     */
    static final String FILTER = "maxdepth=30;maxarray=1000000;maxrefs=10000000;maxbytes=500000000;"
            + "java.lang.*;java.math.*;java.util.*;java.util.concurrent.*;java.util.concurrent.atomic.*;java.net.*;"
            + "java.io.*;java.rmi.*;java.rmi.server.*;java.rmi.dgc.*;javax.management.*;javax.management.openmbean.*;"
            + "javax.management.remote.*;javax.management.remote.rmi.*;javax.rmi.ssl.*;java.security.*;"
            + "sun.rmi.server.*;sun.rmi.transport.*;sun.rmi.transport.tcp.*;com.sun.management.*;java.lang.management.*;"
            + "jdk.proxy*;java.lang.reflect.Proxy;!*";

    private final JMXConnector connector;
    private final MBeanServerConnection server;

    private JmxConnection(JMXConnector connector, MBeanServerConnection server) {
        this.connector = connector;
        this.server = server;
    }

    /** Starts the target's agent if need be and connects. About a second the first time. */
    @SuppressWarnings("BanJNDI") // the address carries the stub itself: see checkedAddress
    public static JmxConnection open(long pid) throws IOException {
        guard();
        JMXServiceURL address = checkedAddress(ManagementAgent.start(pid, CONNECT_LIMIT));
        return Deadline.call("Connection to the management agent", CONNECT_LIMIT, () -> {
            Map<String, Object> environment = Map.of(
                    "jmx.remote.x.notification.fetch.timeout",
                    FETCH_MILLIS,
                    "jmx.remote.x.fetch.notifications.executor",
                    FETCHES);
            JMXConnector connector = JMXConnectorFactory.connect(address, environment);
            return new JmxConnection(connector, connector.getMBeanServerConnection());
        });
    }

    /** Refuses addresses that would make us look something up in a directory of the target's choice. */
    static JMXServiceURL checkedAddress(String address) throws IOException {
        JMXServiceURL url = new JMXServiceURL(address);
        if (!url.getProtocol().equals("rmi") || !url.getURLPath().startsWith("/stub/")) {
            throw new IOException("The management agent gave an address that is not a local agent's: " + address);
        }
        return url;
    }

    /** Sets the deadline and the filter once for this program; a filter that the user set on the command line stays. */
    private static synchronized void guard() {
        if (System.getProperty("sun.rmi.transport.tcp.responseTimeout") == null) {
            System.setProperty("sun.rmi.transport.tcp.responseTimeout", Long.toString(RESPONSE_MILLIS));
        }
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter(FILTER));
        }
    }

    /** The beans. Each call on it blocks until the target answers, for {@value #RESPONSE_MILLIS} ms at most. */
    public MBeanServerConnection server() {
        return server;
    }

    /** Lets go; does not wait for a target that hangs. */
    @Override
    public void close() {
        try {
            Deadline.call("Close", CLOSE_LIMIT, () -> {
                connector.close();
                return true;
            });
        } catch (IOException e) {
            System.getLogger(JmxConnection.class.getName()).log(System.Logger.Level.DEBUG, "JMX close", e);
        }
    }
}
