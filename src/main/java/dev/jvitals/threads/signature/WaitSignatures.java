package dev.jvitals.threads.signature;

import static dev.jvitals.threads.signature.StackPattern.nearTop;

import java.util.ArrayList;
import java.util.List;

/** Threads that wait for the network, a process, a remote service or a queue, whatever state the JVM gives them. */
final class WaitSignatures {
    private WaitSignatures() {}

    static List<Signature> all() {
        List<Signature> all = new ArrayList<>(services());
        all.addAll(kernel());
        all.addAll(queues());
        return List.copyOf(all);
    }

    private static List<Signature> services() {
        return List.of(
                waits(
                        "Kafka metadata",
                        nearTop("org.apache.kafka.clients.producer.internals.ProducerMetadata.awaitUpdate")),
                waits(
                        "a MongoDB server",
                        StackPattern.anywhere("com.mongodb.internal.connection.BaseCluster.selectServer")),
                waits("a Redis connection", nearTop("io.lettuce.core.DefaultConnectionFuture.get")),
                waits("a Redis reply", nearTop("io.lettuce.core.internal.Futures.awaitOrCancel")),
                waits("a Redis reply", nearTop("io.lettuce.core.LettuceFutures.awaitOrCancel")),
                waits("a reactive result", nearTop("reactor.core.publisher.BlockingSingleSubscriber.blockingGet")),
                waits("an HTTP answer", nearTop("jdk.internal.net.http.HttpClientImpl.send")),
                waits("a thread to end", nearTop("java.lang.Thread.join")),
                waits("a process", nearTop("java.lang.ProcessImpl.waitFor")),
                waits("a process", nearTop("java.lang.UNIXProcess.waitFor")));
    }

    private static List<Signature> kernel() {
        return List.of(
                io("socket read", "java.net.SocketInputStream.socketRead0"),
                io("socket read", "sun.nio.ch.SocketDispatcher.read0"),
                io("socket read", "sun.nio.ch.NioSocketImpl.timedRead|implRead|tryRead"),
                io("socket read", "sun.nio.ch.SocketChannelImpl.implRead"),
                io("socket write", "java.net.SocketOutputStream.socketWrite0"),
                io("socket write", "sun.nio.ch.SocketDispatcher.write0"),
                io("socket write", "sun.nio.ch.NioSocketImpl.implWrite|tryWrite"),
                io("socket connect", "java.net.PlainSocketImpl.socketConnect"),
                io("socket connect", "sun.nio.ch.NioSocketImpl.connect|timedFinishConnect"),
                io("socket connect", "sun.nio.ch.Net.connect0|pollConnect|pollConnectNow"),
                io("datagram receive", "java.net.PlainDatagramSocketImpl.receive0"),
                io("datagram receive", "sun.nio.ch.DatagramChannelImpl.receive0|trustedBlockingReceive"),
                io("name lookup", "java.net.Inet4AddressImpl.lookupAllHostAddr|getHostByAddr"),
                io("name lookup", "java.net.Inet6AddressImpl.lookupAllHostAddr|getHostByAddr"),
                io("socket poll", "sun.nio.ch.Net.poll"),
                io("file lock", "sun.nio.ch.FileDispatcherImpl.lock0"),
                io("process start", "java.lang.ProcessImpl.forkAndExec"),
                io("process start", "java.lang.UNIXProcess.forkAndExec"),
                io("process start", "java.lang.ProcessImpl.create"),
                // a pipe, as from a child process; plain files are read without waiting long
                io("process or file read", "java.io.FileInputStream.readBytes|read0"));
    }

    private static List<Signature> queues() {
        return List.of(
                waits("room in a queue", nearTop("java.util.concurrent.LinkedBlockingQueue.put|offer")),
                waits("room in a queue", nearTop("java.util.concurrent.ArrayBlockingQueue.put|offer")),
                waits("room in a queue", nearTop("java.util.concurrent.SynchronousQueue.put|offer")),
                consumer("java.util.concurrent.LinkedBlockingQueue.take|poll"),
                consumer("java.util.concurrent.LinkedBlockingDeque.take|takeFirst|takeLast|poll|pollFirst|pollLast"),
                consumer("java.util.concurrent.ArrayBlockingQueue.take|poll"),
                consumer("java.util.concurrent.PriorityBlockingQueue.take|poll"),
                consumer("java.util.concurrent.LinkedTransferQueue.take|poll"),
                consumer("java.util.concurrent.SynchronousQueue.take|poll"),
                consumer("java.util.concurrent.DelayQueue.take|poll"));
    }

    private static Signature waits(String what, StackPattern pattern) {
        return new Signature(Activity.WAITS, what, pattern);
    }

    private static Signature io(String what, String frame) {
        return new Signature(Activity.WAITS_FOR_IO, what, StackPattern.nearTop(frame));
    }

    private static Signature consumer(String frame) {
        return new Signature(Activity.IDLE, Signatures.QUEUE_CONSUMERS, nearTop(frame));
    }
}
