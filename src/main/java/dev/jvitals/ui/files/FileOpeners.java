package dev.jvitals.ui.files;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.crash.CrashRules;
import dev.jvitals.diagnosis.nativememory.NativeMemoryRules;
import dev.jvitals.target.crash.CrashReport;
import dev.jvitals.target.crash.CrashReports;
import dev.jvitals.target.nmt.NativeMemoryFile;
import dev.jvitals.target.nmt.NativeMemoryReport;
import dev.jvitals.ui.shell.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens crash reports and answers of native memory tracking: read and judged in the background, then shown. */
public final class FileOpeners {
    private FileOpeners() {}

    private record Crash(CrashReport report, Judgement judgement) {}

    private record Memory(NativeMemoryReport report, Judgement judgement) {}

    /** Opens a crash report. Returns at once. */
    public static void openCrash(Path file, Workbench workbench) {
        workbench
                .tasks()
                .run("Opening " + file.getFileName(), (progress, cancellation) -> {
                    CrashReport report = CrashReports.read(file, progress, cancellation);
                    return new Crash(report, CrashRules.judge(report));
                })
                .onSuccess(crash -> workbench.open(new CrashView(crash.report, crash.judgement, workbench.settings())))
                .onFailure(workbench::show)
                .start();
    }

    /** Opens answers of native memory tracking; of several, in files or in one file, the last with its growth since the first. */
    public static void openNativeMemory(List<Path> files, Workbench workbench) {
        workbench
                .tasks()
                .run(
                        "Opening " + files.getFirst().getFileName(),
                        (progress, cancellation) -> read(files, progress, cancellation))
                .onSuccess(memory -> workbench.open(
                        new NativeMemoryView(files, memory.report, memory.judgement, workbench.settings())))
                .onFailure(workbench::show)
                .start();
    }

    private static Memory read(List<Path> files, Progress progress, Cancellation cancellation) {
        List<NativeMemoryReport> all = new ArrayList<>();
        for (Path file : files) {
            all.addAll(NativeMemoryFile.read(file, progress, cancellation));
        }
        NativeMemoryReport last = all.getLast();
        NativeMemoryReport shown = all.size() == 1 || last.hasBaseline() ? last : last.since(all.getFirst());
        return new Memory(shown, NativeMemoryRules.judge(shown));
    }
}
