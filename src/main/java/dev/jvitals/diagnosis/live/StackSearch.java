package dev.jvitals.diagnosis.live;

import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.signature.CodeOrigin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Looks through the thread dumps of a range for who calls something. */
final class StackSearch {
    private StackSearch() {}

    /** A thread that is in the call, and the program's own frame that made it. */
    record Caller(String thread, String frame) {}

    /** The callers of the frames, each frame once, over all dumps. */
    static List<Caller> callers(LiveEvidence evidence, Predicate<StackFrame> called) {
        Map<String, Caller> byFrame = new LinkedHashMap<>();
        for (DumpAnalysis dump : evidence.dumps().dumps()) {
            for (ThreadEntry thread : dump.dump().threads()) {
                callerIn(thread, called).forEach(caller -> byFrame.putIfAbsent(caller.frame(), caller));
            }
        }
        return new ArrayList<>(byFrame.values());
    }

    private static List<Caller> callerIn(ThreadEntry thread, Predicate<StackFrame> called) {
        boolean inside = false;
        for (StackFrame frame : thread.frames()) {
            if (called.test(frame)) {
                inside = true;
            } else if (inside && !CodeOrigin.isJdk(frame.className())) {
                return List.of(new Caller(thread.name(), frame.qualifiedMethod()));
            }
        }
        return List.of();
    }
}
