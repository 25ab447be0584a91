package dev.jvitals.target.jmx;

import java.io.IOException;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of another JVM's management beans, for what is asked each second: the JDK's proxies work each answer out by
 * reflection, which takes as long as the call itself. Each call is one round trip.
 */
final class Beans {
    private final MBeanServerConnection server;

    Beans(MBeanServerConnection server) {
        this.server = server;
    }

    /** Sizes now; null where the bean has none, as a pool that is no longer valid. */
    @Nullable
    MemoryUsage usage(ObjectName bean, String attribute) throws IOException {
        try {
            return server.getAttribute(bean, attribute) instanceof CompositeData data ? MemoryUsage.from(data) : null;
        } catch (JMException e) {
            throw notTold(bean, e);
        }
    }

    /** By name the attributes that are numbers, in one call; one that the bean does not have is left out. */
    Map<String, Long> numbers(ObjectName bean, String... attributes) throws IOException {
        try {
            return server.getAttributes(bean, attributes).asList().stream()
                    .filter(each -> each.getValue() instanceof Number)
                    .collect(Collectors.toMap(Attribute::getName, each -> ((Number) each.getValue()).longValue()));
        } catch (JMException e) {
            throw notTold(bean, e);
        }
    }

    private static IOException notTold(ObjectName bean, JMException e) {
        return new IOException("The JVM does not tell of " + bean.getCanonicalName() + ": " + e.getMessage(), e);
    }
}
