package dev.jvitals.diagnosis.crash;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.target.crash.CrashReport;
import dev.jvitals.threads.signature.CodeOrigin;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code crash}: the JVM died, and its report says of what. */
final class CrashRule implements Rule<CrashReport> {
    private static final String SOURCE = "hs_err file";
    private static final List<String> NAMED_FACTS = List.of(
            "elapsed time",
            "heap",
            "resident set",
            "physical memory",
            "memory available",
            "container memory limit",
            "container memory used",
            "limit NPROC",
            "limit AS");
    /** {@code 28.515772 seconds (0d 0h 0m 28s)}. */
    private static final Pattern ELAPSED = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?) seconds");

    private static final Pattern JAVA_METHOD = Pattern.compile("[\\w.$]+(?=\\()");
    /** Enough to see who called. */
    private static final int FRAMES = 8;

    @Override
    public String id() {
        return "crash";
    }

    @Override
    public Verdict judge(CrashReport report) {
        FindingBuilder finding = new FindingBuilder(id(), Severity.CRITICAL, summary(report))
                .evidence("what happened", Printable.line(report.headline()), SOURCE);
        if (!report.thread().isEmpty()) {
            finding.evidence("thread", Printable.line(report.thread()), SOURCE);
        }
        if (!report.problematicFrame().isEmpty()) {
            finding.evidence("where", Printable.line(report.problematicFrame()), SOURCE)
                    .suspect(Suspect.Kind.FRAME, report.problematicFrame(), report.library());
        }
        report.stack().stream()
                .limit(FRAMES)
                .filter(frame -> !frame.equals(report.problematicFrame()))
                .forEach(frame -> finding.evidence("called by", Printable.line(frame), SOURCE));
        ownFrame(report)
                .ifPresent(
                        frame -> finding.suspect(Suspect.Kind.FRAME, frame, "the program's own code on the way there"));
        for (String fact : NAMED_FACTS) {
            report.fact(fact).ifPresent(value -> finding.evidence(fact, Printable.line(value), SOURCE));
        }
        explain(finding, report);
        return Verdict.found(finding.confidence("Certain that it died so: the JVM wrote it down as it did.")
                .build());
    }

    /** The innermost Java frame that is not the JDK's, as {@code com.acme.Native.call}. */
    private static Optional<String> ownFrame(CrashReport report) {
        return report.stack().stream()
                .filter(frame -> frame.startsWith("j ") || frame.startsWith("J "))
                .map(JAVA_METHOD::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .filter(method -> !CodeOrigin.isJdk(method))
                .findFirst();
    }

    private static String summary(CrashReport report) {
        String when = report.fact("elapsed time")
                .map(ELAPSED::matcher)
                .filter(Matcher::lookingAt)
                .map(elapsed -> " after " + Unit.SECONDS.format(Double.parseDouble(elapsed.group(1))))
                .orElse("");
        return switch (report.cause()) {
            case NO_NATIVE_MEMORY ->
                "The JVM ended" + when + " because the system had no memory for it: "
                        + Printable.line(report.headline());
            case HEAP_FULL ->
                "The JVM ended" + when + " because its heap was full and it was told to crash then"
                        + " (-XX:+CrashOnOutOfMemoryError)";
            case SIGNAL ->
                "The JVM crashed" + when + " with " + report.headline().split("[ (]", 2)[0] + where(report);
            case INTERNAL_ERROR ->
                "The JVM stopped itself" + when + " over an error of its own: " + Printable.line(report.headline());
        };
    }

    private static String where(CrashReport report) {
        if (report.problematicFrame().isEmpty()) {
            return "";
        }
        if (report.fact("signal info").orElse("").contains("SI_USER")) {
            return ", which another process sent";
        }
        return (report.isInNativeCode() ? " in native code: " : " in ") + Printable.line(report.problematicFrame());
    }

    private static void explain(FindingBuilder finding, CrashReport report) {
        switch (report.cause()) {
            case NO_NATIVE_MEMORY ->
                finding.why(
                                "The heap is only a part of the JVM's memory: stacks, metaspace, code and buffers come on top."
                                        + " The machine or container had no more, or a limit of the process was reached.")
                        .advice("Compare what the JVM wanted with the memory and limits above: lower -Xmx, or give the"
                                + " container more; as a rule -XX:MaxRAMPercentage=75")
                        .advice("Many threads? Lower their number or -Xss; see the limits NPROC and AS above")
                        .advice(
                                "See the parts: -XX:NativeMemoryTracking=summary, then jcmd PID VM.native_memory summary");
            case HEAP_FULL ->
                finding.why("The program kept more objects than the heap can hold.")
                        .advice("Have a dump left next time: -XX:+HeapDumpOnOutOfMemoryError, then jvitals heap FILE")
                        .advice("If it needs what it keeps, give it room: a larger -Xmx");
            case SIGNAL -> explainSignal(finding, report);
            case INTERNAL_ERROR ->
                finding.why(
                                "A check within the JVM failed. That is an error of the JVM, or memory that native code damaged.")
                        .advice("Update to the newest release of this JDK and try again")
                        .advice("If it returns, search bugs.openjdk.org for the file and line above");
        }
    }

    private static void explainSignal(FindingBuilder finding, CrashReport report) {
        String info = report.fact("signal info").orElse("");
        if (info.contains("SI_USER") || info.contains("SI_TKILL")) {
            finding.why("Another process sent the signal, as kill does: nothing within the JVM needs to be broken.")
                    .advice(
                            "Find out who sends it: scripts that restart the server, an orchestrator, a person; the sender's"
                                    + " pid stands in: " + Printable.line(info));
        } else if (report.headline().startsWith("SIGBUS")) {
            finding.why("A mapped file became shorter under the JVM, or its disk is full; seldom broken memory.")
                    .advice("Look for files that are rewritten while they are mapped, and for a full /tmp or log disk");
        } else if (report.isInNativeCode()) {
            finding.why(
                            "Native code outside the JVM touched memory it must not: a JNI library, an agent, or the C library"
                                    + " called by one.")
                    .advice("Update or take out " + (report.library().isEmpty() ? "the library" : report.library())
                            + ", and try with -Xcheck:jni");
        } else {
            finding.why(
                            "The JVM or code it compiled touched memory it must not. Native code may have damaged it before;"
                                    + " sun.misc.Unsafe can as well.")
                    .advice(
                            "Update to the newest release of this JDK; try with -Xcheck:jni, and with -Xint to see whether"
                                    + " compiled code is to blame");
        }
        finding.advice("Keep the core next time: ulimit -c unlimited");
    }
}
