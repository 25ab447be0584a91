package dev.jvitals.threads.signature;

import dev.jvitals.threads.StackFrame;
import java.util.List;
import java.util.Set;

/** The frames in which a thread gives up its processor, on JDK 6 to 26. */
public final class WaitingFrames {
    private static final Set<String> SLEEPS = Set.of(
            "java.lang.Thread.sleep",
            "java.lang.Thread.sleep0",
            "java.lang.Thread.sleepNanos",
            "java.lang.Thread.sleepNanos0",
            "java.lang.VirtualThread.sleepNanos");

    private static final Set<String> PARKS_OR_WAITS = Set.of(
            "sun.misc.Unsafe.park",
            "jdk.internal.misc.Unsafe.park",
            "java.lang.VirtualThread.park",
            "java.lang.VirtualThread.parkNanos",
            "java.lang.VirtualThread.parkOnCarrierThread",
            "java.lang.System$1.parkVirtualThread",
            "java.lang.System$2.parkVirtualThread",
            "java.lang.Object.wait",
            "java.lang.Object.wait0",
            // OpenJ9
            "java.lang.Object.waitImpl",
            "java.lang.J9VMInternals.waitImpl",
            "java.lang.Thread.sleepImpl");

    private static final Set<String> KERNEL = Set.of(
            "sun.nio.ch.EPoll.wait",
            "sun.nio.ch.EPollArrayWrapper.epollWait",
            "sun.nio.ch.KQueue.poll",
            "sun.nio.ch.KQueueArrayWrapper.kevent0",
            "sun.nio.ch.WindowsSelectorImpl$SubSelector.poll0",
            "sun.nio.ch.WEPoll.wait",
            "sun.nio.ch.PollArrayWrapper.poll0",
            "sun.nio.ch.Net.accept",
            "sun.nio.ch.Net.poll",
            "sun.nio.ch.ServerSocketChannelImpl.accept0",
            "sun.nio.ch.SocketDispatcher.read0",
            "sun.nio.fs.LinuxWatchService.poll",
            "java.net.SocketInputStream.socketRead0",
            "java.net.PlainSocketImpl.socketAccept",
            "java.net.DualStackPlainSocketImpl.accept0",
            "io.netty.channel.epoll.Native.epollWait",
            "io.netty.channel.epoll.Native.epollWait0",
            "io.netty.channel.kqueue.Native.keventWait");

    private WaitingFrames() {}

    /** Whether the top frame is a sleep. */
    public static boolean sleeps(List<StackFrame> stack) {
        return !stack.isEmpty() && SLEEPS.contains(stack.getFirst().qualifiedMethod());
    }

    /** Whether the top frame parks, waits in Object.wait or sleeps: the thread itself gave up its processor. */
    public static boolean parksOrWaits(List<StackFrame> stack) {
        if (stack.isEmpty()) {
            return false;
        }
        String top = stack.getFirst().qualifiedMethod();
        return PARKS_OR_WAITS.contains(top) || SLEEPS.contains(top);
    }

    /** Whether the top frame gives up the processor in any way, the kernel's poll and read calls among them. */
    public static boolean usesNoCpu(List<StackFrame> stack) {
        return parksOrWaits(stack)
                || (!stack.isEmpty() && KERNEL.contains(stack.getFirst().qualifiedMethod()));
    }
}
