package dev.jvitals.threads.signature;

import static dev.jvitals.threads.signature.StackPattern.anywhere;
import static dev.jvitals.threads.signature.StackPattern.firstOutsideJdk;
import static dev.jvitals.threads.signature.StackPattern.nearTop;

import java.util.ArrayList;
import java.util.List;

/** Threads that have nothing to do, or whose whole work is to wait: never a finding. */
final class IdleSignatures {
    private IdleSignatures() {}

    static List<Signature> all() {
        List<Signature> all = new ArrayList<>();
        all.addAll(servers());
        all.addAll(clients());
        all.addAll(housekeepers());
        all.addAll(jdk());
        return List.copyOf(all);
    }

    private static List<Signature> servers() {
        return List.of(
                idle("Tomcat workers", anywhere("org.apache.tomcat.util.threads.ThreadPoolExecutor.getTask")),
                idle("Tomcat workers", nearTop("org.apache.tomcat.util.threads.TaskQueue.take|poll")),
                idle("Tomcat pollers", firstOutsideJdk("org.apache.tomcat.util.net.NioEndpoint$Poller.run")),
                idle(
                        "Tomcat pollers",
                        firstOutsideJdk("org.apache.tomcat.util.net.NioBlockingSelector$BlockPoller.run")),
                idle("Tomcat acceptors", anywhere("org.apache.tomcat.util.net.Acceptor.run")),
                idle("Tomcat acceptors", anywhere("org.apache.tomcat.util.net.NioEndpoint$Acceptor.run")),
                idle("Tomcat acceptors", anywhere("org.apache.tomcat.util.net.JIoEndpoint$Acceptor.run")),
                idle("Tomcat workers", nearTop("org.apache.tomcat.util.net.JIoEndpoint$Worker.await")),
                idle("Tomcat main threads", firstOutsideJdk("org.apache.catalina.core.StandardServer.await")),
                idle(
                        "Tomcat background processors",
                        firstOutsideJdk("org.apache.catalina.core.ContainerBase$ContainerBackgroundProcessor.run")),
                idle(
                        "Spring Boot main threads",
                        firstOutsideJdk("org.springframework.boot.web.embedded.tomcat.TomcatWebServer$1.run")),
                idle("Jetty workers", anywhere("org.eclipse.jetty.util.thread.QueuedThreadPool$Runner.idleJobPoll")),
                idle("Jetty workers", anywhere("org.eclipse.jetty.util.thread.QueuedThreadPool.idleJobPoll")),
                idle(
                        "Jetty reserved threads",
                        anywhere("org.eclipse.jetty.util.thread.ReservedThreadExecutor$"
                                + "ReservedThread.reservedWait")),
                idle("Jetty selectors", nearTop("org.eclipse.jetty.io.ManagedSelector.nioSelect|select")),
                idle("Jetty selectors", nearTop("org.eclipse.jetty.io.ManagedSelector$SelectorProducer.select")),
                idle("Jetty acceptors", anywhere("org.eclipse.jetty.server.AbstractConnector$Acceptor.run")),
                idle("Jetty main threads", nearTop("org.eclipse.jetty.util.thread.QueuedThreadPool.join")),
                idle("Undertow workers", nearTop("org.jboss.threads.EnhancedQueueExecutor$PoolThreadNode.park")),
                idle("Undertow I/O threads", firstOutsideJdk("org.xnio.nio.WorkerThread.run")),
                idle("WebLogic workers", nearTop("weblogic.work.ExecuteThread.waitForRequest")),
                idle("WebLogic muxers", nearTop("weblogic.socket.EPollSocketMuxer.processSockets")),
                idle("WebLogic muxers", nearTop("weblogic.socket.NIOSocketMuxer.selectFrom")),
                idle("WebSphere workers", nearTop("com.ibm.ws.util.BoundedBuffer.waitGet_")),
                idle("Netty event loops", firstOutsideJdk("io.netty.channel.nio.NioEventLoop.select")),
                idle(
                        "Netty event loops",
                        firstOutsideJdk("io.netty.channel.nio.SelectedSelectionKeySetSelector" + ".select|selectNow")),
                idle("Netty event loops", nearTop("io.netty.channel.epoll.Native.epollWait|epollWait0")),
                idle("Netty event loops", nearTop("io.netty.channel.epoll.EpollEventLoop.epollWait")),
                idle("Netty event loops", nearTop("io.netty.channel.kqueue.Native.keventWait")),
                idle("Netty event loops", nearTop("io.netty.channel.uring.Native.ioUringEnter")),
                idle("Netty event loops", firstOutsideJdk("io.netty.channel.nio.NioIoHandler.select")),
                idle("Netty executors", nearTop("io.netty.util.concurrent.SingleThreadEventExecutor.takeTask")),
                idle("Netty executors", nearTop("io.netty.util.concurrent.GlobalEventExecutor.takeTask")),
                idle("Netty timers", nearTop("io.netty.util.HashedWheelTimer$Worker.waitForNextTick")),
                idle("Akka dispatchers", nearTop("akka.dispatch.forkjoin.ForkJoinPool.scan|awaitWork")),
                idle("Akka dispatchers", nearTop("scala.concurrent.forkjoin.ForkJoinPool.scan|awaitWork")),
                idle("Akka schedulers", nearTop("akka.actor.LightArrayRevolverScheduler$$anon$3.waitNanos")));
    }

    private static List<Signature> clients() {
        return List.of(
                idle("Kafka network threads", firstOutsideJdk("org.apache.kafka.common.network.Selector.select")),
                idle("Kafka consumers", nearTop("org.apache.kafka.clients.consumer.internals.ConsumerUtils.getResult")),
                idle(
                        "Kafka heartbeats",
                        nearTop("org.apache.kafka.clients.consumer.internals.AbstractCoordinator$"
                                + "HeartbeatThread.run")),
                idle("JDK HTTP client selectors", anywhere("jdk.internal.net.http.HttpClientImpl$SelectorManager.run")),
                idle("OkHttp task runners", nearTop("okhttp3.internal.concurrent.TaskRunner.awaitTaskToRun")),
                idle("OkHttp connection pools", firstOutsideJdk("okhttp3.ConnectionPool$1.run")),
                idle("Okio watchdogs", anywhere("okio.AsyncTimeout$Watchdog.run")),
                idle(
                        "MySQL cleanup threads",
                        firstOutsideJdk("com.mysql.cj.jdbc.AbandonedConnectionCleanupThread.run")),
                idle("MySQL cleanup threads", firstOutsideJdk("com.mysql.jdbc.AbandonedConnectionCleanupThread.run")),
                idle(
                        "MongoDB monitors",
                        anywhere("com.mongodb.internal.connection.DefaultServerMonitor$ServerMonitor.run")),
                idle("RabbitMQ consumers", nearTop("com.rabbitmq.client.impl.AMQConnection$MainLoop.run")));
    }

    private static List<Signature> housekeepers() {
        return List.of(
                idle(
                        "c3p0 helpers",
                        firstOutsideJdk("com.mchange.v2.async.ThreadPoolAsynchronousRunner$PoolThread.run")),
                idle(
                        "Druid housekeepers",
                        firstOutsideJdk("com.alibaba.druid.pool.DruidDataSource$CreateConnectionThread.run")),
                idle(
                        "Druid housekeepers",
                        firstOutsideJdk("com.alibaba.druid.pool.DruidDataSource$DestroyConnectionThread.run")),
                idle(
                        "Vibur housekeepers",
                        firstOutsideJdk("org.vibur.objectpool.util.SamplingPoolReducer$PoolReducerRunnable.run")),
                idle(
                        "Oracle UCP housekeepers",
                        firstOutsideJdk("oracle.ucp.actors.InterruptableActor.lambda$buildControlThread$1")),
                idle("Oracle UCP housekeepers", firstOutsideJdk("oracle.ucp.common.Clock.lambda$prepareClockThread$0")),
                idle("H2 writers", firstOutsideJdk("org.h2.mvstore.MVStore$BackgroundWriterThread.run")),
                idle("Quartz schedulers", firstOutsideJdk("org.quartz.core.QuartzSchedulerThread.run")),
                idle("Quartz workers", firstOutsideJdk("org.quartz.simpl.SimpleThreadPool$WorkerThread.run")),
                idle("Logback workers", firstOutsideJdk("ch.qos.logback.core.AsyncAppenderBase$Worker.run")),
                idle("Log4j workers", nearTop("com.lmax.disruptor.BlockingWaitStrategy.waitFor")),
                idle("Log4j workers", nearTop("com.lmax.disruptor.TimeoutBlockingWaitStrategy.waitFor")),
                idle("Log4j watchers", firstOutsideJdk("org.apache.log4j.helpers.FileWatchdog.run")),
                idle("Guava finalizers", firstOutsideJdk("com.google.common.base.internal.Finalizer.run")),
                idle("class path watchers", nearTop("sun.nio.fs.LinuxWatchService$Poller.run")));
    }

    private static List<Signature> jdk() {
        return List.of(
                idle("executor workers", anywhere("java.util.concurrent.ThreadPoolExecutor.getTask")),
                idle("fork-join workers", nearTop("java.util.concurrent.ForkJoinPool.awaitWork|scan")),
                // JDK 11 parks in runWorker itself
                idle(
                        "fork-join workers",
                        nearTop(
                                        "java.util.concurrent.locks.LockSupport.park|parkUntil|parkNanos",
                                        "java.util.concurrent.ForkJoinPool.runWorker")
                                .without("java.util.concurrent.ForkJoinTask.doExec")),
                idle("delay schedulers", nearTop("java.util.concurrent.DelayScheduler.loop")),
                idle("timers", nearTop("java.util.TimerThread.mainLoop")),
                idle("reference handlers", nearTop("java.lang.ref.Reference.waitForReferencePendingList")),
                idle("reference handlers", nearTop("java.lang.ref.Reference.tryHandlePending")),
                idle("reference handlers", nearTop("java.lang.ref.Reference$ReferenceHandler.run")),
                idle("reference queues", nearTop("java.lang.ref.ReferenceQueue.remove|remove0")),
                idle("process reapers", nearTop("java.lang.ProcessHandleImpl.waitForProcessExit0")),
                idle("process reapers", nearTop("java.lang.UNIXProcess.waitForProcessExit")),
                idle("virtual thread pollers", anywhere("sun.nio.ch.Poller.pollerLoop|pollLoop|subPollerLoop")),
                idle("RMI acceptors", anywhere("sun.rmi.transport.tcp.TCPTransport$AcceptLoop.run")),
                idle(
                        "RMI connections",
                        nearTop("java.io.FilterInputStream.read", "sun.rmi.transport.tcp.TCPTransport.handleMessages")),
                idle("RMI garbage collectors", nearTop("sun.rmi.transport.ObjectTable$Reaper.run")),
                idle("RMI garbage collectors", nearTop("sun.misc.GC$Daemon.run")),
                idle("RMI garbage collectors", nearTop("sun.rmi.transport.GC$Daemon.run")),
                idle(
                        "JMX notification fetchers",
                        nearTop("com.sun.jmx.remote.internal.ArrayNotificationBuffer.fetchNotifications")),
                idle("JMX timeouts", nearTop("com.sun.jmx.remote.internal.ServerCommunicatorAdmin$Timeout.run")),
                idle("attach listeners", nearTop("sun.tools.attach.AttachListener.run")),
                idle("HTTP keep-alive timers", nearTop("sun.net.www.http.KeepAliveCache.run")),
                idle("AWT event queues", nearTop("java.awt.EventQueue.getNextEvent")),
                idle("AWT toolkits", nearTop("sun.awt.X11.XToolkit.waitForEvents")),
                idle("AWT toolkits", nearTop("sun.awt.windows.WToolkit.eventLoop")),
                idle("Java2D disposers", nearTop("sun.java2d.Disposer.run")),
                idle("JavaFX toolkits", nearTop("com.sun.glass.ui.gtk.GtkApplication._runLoop")),
                idle("JavaFX toolkits", nearTop("com.sun.glass.ui.win.WinApplication._runLoop")),
                idle("JavaFX toolkits", nearTop("com.sun.glass.ui.mac.MacApplication._runLoop")),
                idle("JavaFX toolkits", nearTop("com.sun.glass.ui.InvokeLaterDispatcher.run")),
                idle("flight recorders", nearTop("jdk.jfr.internal.PlatformRecorder.takeNap")),
                idle("flight recorders", nearTop("jdk.jfr.internal.PlatformRecorder.periodicTask")),
                idle("acceptors", nearTop("sun.nio.ch.Net.accept")),
                idle("acceptors", nearTop("sun.nio.ch.ServerSocketChannelImpl.accept0")),
                idle("acceptors", nearTop("java.net.PlainSocketImpl.socketAccept")),
                idle("acceptors", nearTop("java.net.DualStackPlainSocketImpl.accept0")),
                idle("acceptors", nearTop("java.net.TwoStacksPlainSocketImpl.socketAccept")),
                idle("selectors", nearTop("sun.nio.ch.EPoll.wait")),
                idle("selectors", nearTop("sun.nio.ch.EPollArrayWrapper.epollWait")),
                idle("selectors", nearTop("sun.nio.ch.KQueue.poll")),
                idle("selectors", nearTop("sun.nio.ch.WindowsSelectorImpl$SubSelector.poll0")),
                idle("selectors", nearTop("sun.nio.ch.WEPoll.wait")));
    }

    private static Signature idle(String label, StackPattern pattern) {
        return new Signature(Activity.IDLE, label, pattern);
    }
}
