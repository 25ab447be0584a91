package dev.jvitals.target.discovery;

import dev.jvitals.target.os.LinuxHost;
import dev.jvitals.target.os.ProcFile;
import dev.jvitals.target.os.ProcStat;
import java.io.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Linux: walks {@code /proc} and maps each JVM's hsperfdata, also through {@code /proc/PID/root} into containers. */
final class LinuxJvmList implements JvmList {
    /** A process that was no JVM may become one by exec or by loading libjvm: young ones are asked again each time. */
    private static final long YOUNG_MILLIS = 5_000;
    /** Older ones are asked again only now and then, since reading every process each second would be felt. */
    private static final int SCANS_BETWEEN_FULL_LOOKS = 10;

    private final ProcFile file = new ProcFile();
    private final Map<Long, TrackedJvm> known = new HashMap<>();
    private Set<Long> others = new HashSet<>();
    private int scans;

    @Override
    public List<JvmRow> scan() {
        String[] names = new File("/proc").list();
        boolean full = scans++ % SCANS_BETWEEN_FULL_LOOKS == 0;
        long now = System.currentTimeMillis();
        List<JvmRow> rows = new ArrayList<>();
        Set<Long> alive = new HashSet<>();
        Set<Long> stillOthers = new HashSet<>();
        for (String name : names == null ? new String[0] : names) {
            if (name.charAt(0) > '9') {
                continue;
            }
            long pid = Long.parseLong(name);
            if (others.contains(pid) && !full) {
                stillOthers.add(pid);
                continue;
            }
            JvmRow row = look(pid, now, stillOthers);
            if (row != null) {
                alive.add(pid);
                rows.add(row);
            }
        }
        others = stillOthers;
        forgetAllBut(alive);
        rows.sort(Comparator.comparingLong(JvmRow::pid));
        return rows;
    }

    private @Nullable JvmRow look(long pid, long now, Set<Long> notJvms) {
        ProcStat stat = ProcStat.read(file, "/proc/" + pid + "/stat");
        if (stat == null || stat.isZombie()) {
            return null;
        }
        TrackedJvm jvm = known.get(pid);
        if (jvm != null && !jvm.isSameProcess(stat)) {
            jvm.close();
            known.remove(pid);
            jvm = null;
        }
        if (jvm == null) {
            jvm = TrackedJvm.find(pid, stat, file);
            if (jvm == null) {
                if (now - LinuxHost.startMillis(stat) > YOUNG_MILLIS) {
                    notJvms.add(pid);
                }
                return null;
            }
            known.put(pid, jvm);
        }
        return jvm.row(stat, file, now);
    }

    private void forgetAllBut(Set<Long> alive) {
        known.entrySet().removeIf(entry -> {
            boolean gone = !alive.contains(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
    }

    @Override
    public void close() {
        forgetAllBut(Set.of());
    }
}
