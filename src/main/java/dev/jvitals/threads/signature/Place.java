package dev.jvitals.threads.signature;

import dev.jvitals.threads.StackFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A well-known place in code that frames tell, whatever the thread does there.
 *
 * @param name in words
 * @param frames any of these means that the thread is there
 */
public record Place(String name, List<FrameName> frames) {
    /** Inside a logging framework or printing to a stream. */
    public static final Place LOGGING = of(
            "logging",
            "ch.qos.logback.core.*",
            "ch.qos.logback.classic.*",
            "org.apache.log4j.*",
            "org.apache.logging.log4j.core.*",
            "org.apache.juli.*",
            "org.jboss.logmanager.*",
            "java.util.logging.*",
            "com.lmax.disruptor.*",
            "java.io.PrintStream.*");

    /** Finding, defining or waiting for a class. */
    public static final Place CLASS_LOADING = of(
            "class loading",
            "java.lang.ClassLoader.loadClass|getClassLoadingLock|checkCerts|defineClass",
            "jdk.internal.loader.BuiltinClassLoader.loadClassOrNull|loadClass",
            "java.net.URLClassLoader.findClass",
            "org.apache.catalina.loader.WebappClassLoaderBase.loadClass|findClassInternal",
            "org.springframework.boot.loader.*");

    /** Starting a child process. */
    public static final Place PROCESS_START = of(
            "process start",
            "java.lang.ProcessImpl.forkAndExec|create|start|<init>",
            "java.lang.UNIXProcess.forkAndExec|<init>",
            "java.lang.ProcessBuilder.start");

    /** Waiting for a child process, or reading what it writes. */
    public static final Place PROCESS_WAIT = of(
            "process wait",
            "java.lang.ProcessImpl.waitFor",
            "java.lang.UNIXProcess.waitFor",
            "java.lang.ProcessImpl$ProcessPipeInputStream.*",
            "java.lang.UNIXProcess$ProcessPipeInputStream.*",
            "java.lang.Process$PipeInputStream.*");

    /** Filling in an exception's stack trace: costs as much as the stack is deep. */
    public static final Place EXCEPTION_TRACE = of(
            "exception trace",
            "java.lang.Throwable.fillInStackTrace",
            "java.lang.StackStreamFactory$AbstractStackWalker.*");

    /** On a thread that serves many connections and must not wait for anything else. */
    public static final Place EVENT_LOOP = of(
            "event loop",
            "io.netty.channel.nio.NioEventLoop.run",
            "io.netty.channel.epoll.EpollEventLoop.run",
            "io.netty.channel.kqueue.KQueueEventLoop.run",
            "io.netty.channel.SingleThreadIoEventLoop.run",
            "org.xnio.nio.WorkerThread.run",
            "org.apache.tomcat.util.net.NioEndpoint$Poller.run",
            "jdk.internal.net.http.HttpClientImpl$SelectorManager.run");

    /** A worker of an executor or server, busy or idle. */
    public static final Place WORKER = of(
            "worker",
            "java.util.concurrent.ThreadPoolExecutor.runWorker",
            "java.util.concurrent.ForkJoinPool.runWorker",
            "java.util.concurrent.ForkJoinWorkerThread.run",
            "org.apache.tomcat.util.threads.ThreadPoolExecutor.runWorker",
            "org.eclipse.jetty.util.thread.QueuedThreadPool.runJob",
            "org.eclipse.jetty.util.thread.QueuedThreadPool$Runner.run",
            "org.jboss.threads.EnhancedQueueExecutor$ThreadBody.run",
            "weblogic.work.ExecuteThread.run",
            "com.ibm.ws.util.ThreadPool$Worker.run");

    /** A worker that serves requests of others, so that somebody waits for each of them. */
    public static final Place REQUEST_WORKER = of(
            "request worker",
            "org.apache.tomcat.util.net.SocketProcessorBase.run",
            "org.apache.catalina.connector.CoyoteAdapter.service",
            "org.apache.tomcat.util.threads.TaskThread$WrappingRunnable.run",
            "org.eclipse.jetty.server.*",
            "io.undertow.server.*",
            "io.undertow.servlet.*",
            "weblogic.work.ExecuteThread.run",
            "com.ibm.ws.webcontainer.*",
            "com.sun.net.httpserver.*",
            "sun.net.httpserver.ServerImpl$Exchange.run",
            "javax.servlet.http.HttpServlet.service",
            "jakarta.servlet.http.HttpServlet.service",
            "org.apache.dubbo.remoting.transport.dispatcher.ChannelEventRunnable.run",
            "io.grpc.internal.SerializingExecutor.run");

    /** A virtual thread that could not let go of its carrier. */
    public static final Place PINNED = of("pinned", "java.lang.VirtualThread.parkOnCarrierThread");

    /** A carrier with a virtual thread mounted. */
    public static final Place CARRIER = of("carrier", "jdk.internal.vm.Continuation.run");

    private static final List<Place> ALL = List.of(
            LOGGING,
            CLASS_LOADING,
            PROCESS_START,
            PROCESS_WAIT,
            EXCEPTION_TRACE,
            EVENT_LOOP,
            WORKER,
            REQUEST_WORKER,
            PINNED,
            CARRIER);

    private static Place of(String name, String... frames) {
        return new Place(name, Arrays.stream(frames).map(FrameName::parse).toList());
    }

    /** The places that a stack runs through. Cost: O(depth). */
    public static Set<Place> allOn(List<StackFrame> stack) {
        return ALL.stream()
                .filter(place -> place.first(stack, stack.size()) != null)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The topmost frame in this place among the top {@code depth}, null where there is none. */
    public @Nullable StackFrame first(List<StackFrame> stack, int depth) {
        int end = Math.min(depth, stack.size());
        for (int i = 0; i < end; i++) {
            StackFrame frame = stack.get(i);
            for (FrameName name : frames) {
                if (name.matches(frame)) {
                    return frame;
                }
            }
        }
        return null;
    }
}
