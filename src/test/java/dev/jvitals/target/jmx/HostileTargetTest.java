package dev.jvitals.target.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.support.ChildJvm;
import java.beans.PropertyChangeListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.rmi.Remote;
import java.rmi.server.UnicastRemoteObject;
import java.util.List;
import javax.management.ObjectName;
import javax.management.remote.rmi.RMIConnection;
import javax.management.remote.rmi.RMIServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM on this machine that sends what it likes in place of figures: it is refused, and what is honest still works. */
final class HostileTargetTest {
    @ParameterizedTest
    @ValueSource(strings = {"Foreign", "Nested"})
    void what_no_management_bean_of_the_jdk_sends_is_refused_before_it_is_made(String attribute) throws Exception {
        try (ChildJvm child = ChildJvm.start(25, List.of(), "hostile");
                JmxConnection connection = JmxConnection.open(child.pid())) {
            ObjectName hostile = new ObjectName("child:type=Hostile");

            assertThatThrownBy(() -> connection.server().getAttribute(hostile, attribute))
                    .hasRootCauseInstanceOf(InvalidClassException.class)
                    .rootCause()
                    .hasMessageContaining("REJECTED");
        }
    }

    @Test
    void the_jdks_own_beans_pass() throws Exception {
        try (ChildJvm child = ChildJvm.start(25, List.of(), "hostile");
                JmxConnection connection = JmxConnection.open(child.pid())) {
            Object threads = connection
                    .server()
                    .invoke(
                            new ObjectName("java.lang:type=Threading"),
                            "dumpAllThreads",
                            new Object[] {true, true},
                            new String[] {"boolean", "boolean"});

            assertThat((Object[]) threads).isNotEmpty();
        }
    }

    /** As JDK 8's agent sends its own: it has no class for it. */
    @Test
    void a_stub_that_is_a_proxy_passes_if_its_interfaces_do() throws Exception {
        RMIServer agent = new RMIServer() {
            @Override
            public String getVersion() {
                return "1.0";
            }

            @Override
            public RMIConnection newClient(Object credentials) throws IOException {
                throw new IOException("none");
            }
        };
        RMIServer stub = (RMIServer) UnicastRemoteObject.exportObject(agent, 0);
        try {
            assertThat(Proxy.isProxyClass(stub.getClass())).isTrue();
            assertThat(received(stub)).isInstanceOf(RMIServer.class);

            InvocationHandler handler = Proxy.getInvocationHandler(stub);
            Object foreign = Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Remote.class, PropertyChangeListener.class}, handler);
            assertThatThrownBy(() -> received(foreign))
                    .isInstanceOf(InvalidClassException.class)
                    .hasMessageContaining("REJECTED");
        } finally {
            UnicastRemoteObject.unexportObject(agent, true);
        }
    }

    private static Object received(Object sent) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sent);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            in.setObjectInputFilter(ObjectInputFilter.Config.createFilter(JmxConnection.FILTER));
            return in.readObject();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service:jmx:rmi:///jndi/rmi://example.org/object",
                "service:jmx:rmi://host/jndi/ldap://example.org/object",
                "service:jmx:iiop://host/stub/AAAA"
            })
    void an_address_that_would_be_looked_up_elsewhere_is_refused(String address) {
        assertThatThrownBy(() -> JmxConnection.checkedAddress(address)).isInstanceOf(IOException.class);
    }

    @Test
    void an_address_that_carries_the_local_agents_stub_passes() throws IOException {
        assertThat(JmxConnection.checkedAddress("service:jmx:rmi://127.0.0.1/stub/rO0ABX")
                        .getURLPath())
                .startsWith("/stub/");
    }
}
