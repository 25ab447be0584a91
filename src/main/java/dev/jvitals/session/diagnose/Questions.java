package dev.jvitals.session.diagnose;

import dev.jvitals.diagnosis.live.Snapshots.LoaderKind;
import dev.jvitals.diagnosis.live.TargetFacts;
import dev.jvitals.session.live.FlagTable;
import dev.jvitals.target.attach.Jcmd;
import dev.jvitals.target.os.TcpTable;
import dev.jvitals.target.series.SocketSeries.State;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.read.ThreadDumps;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a diagnosis asks a live JVM. An answer that does not come is an empty one; the rules then say what they miss. */
final class Questions {
    private static final System.Logger LOG = System.getLogger(Questions.class.getName());
    /** A JVM in a long collection answers when that is over. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Jcmd jcmd;
    private EvidenceKeeper keeper = EvidenceKeeper.NONE;

    Questions(Jcmd jcmd) {
        this.jcmd = jcmd;
    }

    /** Who keeps the answers from now on. */
    void keepBy(EvidenceKeeper who) {
        keeper = who;
    }

    /** The flags by what it answered when it was attached to; none where it did not: it is asked again there. */
    Map<String, TargetFacts.Flag> flags(String text) {
        if (!text.isEmpty()) {
            keeper.keep(EvidenceKeeper.FLAGS, "flags", System.currentTimeMillis(), text);
        }
        return FlagTable.parse(text);
    }

    /** A dump with the owners of java.util.concurrent locks; costs the JVM a safepoint. */
    List<ThreadDump> threadDump() {
        String text = ask("Thread.print -l");
        if (!text.isEmpty()) {
            keeper.keep(EvidenceKeeper.THREADS, "thread dump", System.currentTimeMillis(), text);
        }
        return text.isEmpty() ? List.of() : ThreadDumps.parse(text, "pid " + jcmd.pid());
    }

    /** All objects, garbage too, so that no collection is forced; costs the JVM a safepoint of some 100 ms per GB. */
    ClassHistogram histogram() {
        return ClassHistogram.parse(ask("GC.class_histogram -all"));
    }

    List<LoaderKind> loaders() {
        return LoaderTable.parse(ask("VM.classloader_stats"));
    }

    Map<String, Integer> closeWaitPeers() {
        try {
            return TcpTable.of(jcmd.pid()).stream()
                    .filter(socket -> socket.state() == State.CLOSE_WAIT)
                    .collect(Collectors.toMap(TcpTable.Socket::remoteAddress, socket -> 1, Integer::sum));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "no sockets of " + jcmd.pid(), e);
            return Map.of();
        }
    }

    private String ask(String command) {
        try {
            return jcmd.run(command, PATIENCE);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "no answer to " + command + " from " + jcmd.pid(), e);
            return "";
        }
    }
}
