package dev.jvitals.demo.nativemem;

import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Incident;
import dev.jvitals.demo.common.Say;
import java.util.ArrayList;
import java.util.List;

/**
 * The heap may grow past the memory that its container has: quickly at first, then slowly towards the limit, until the
 * kernel kills the process. Without a limit of its own it stops short, so that no machine is ever put in danger.
 */
public final class OomKilled implements Incident {
    private static final int QUICK_MEGABYTES = 130;
    private static final double SLOW_MEGABYTES_PER_SECOND = 1.5;
    private static final double QUICK_MEGABYTES_PER_SECOND = 15;
    /** Where it stops when nothing protects the machine. */
    private static final int UNLIMITED_STOP_MEGABYTES = 300;

    /** Leaves half of the container free beside the JVM itself. */
    private static final int HEALTHY_MEGABYTES = 30;

    private final boolean healthy;
    private final boolean limited;
    private final List<byte[]> documents = new ArrayList<>();

    /**
     * The incident.
     *
     * @param healthy whether it keeps only what fits
     * @param limited whether a memory limit of its own protects the machine
     */
    public OomKilled(boolean healthy, boolean limited) {
        this.healthy = healthy;
        this.limited = limited;
    }

    @Override
    public void start() {
        if (!limited && !healthy) {
            Say.line("no memory limit could be set for this process (it takes a cgroup that this user may make), so it "
                    + "only grows to " + UNLIMITED_STOP_MEGABYTES + " MB and stops short of being killed");
        }
        Background.once("document-importer", () -> {
            for (int i = 0; i < (healthy ? HEALTHY_MEGABYTES : QUICK_MEGABYTES); i++) {
                Thread.sleep((long) (1000 / QUICK_MEGABYTES_PER_SECOND));
                importDocument();
            }
            while (!healthy && (limited || documents.size() < UNLIMITED_STOP_MEGABYTES)) {
                Thread.sleep((long) (1000 / SLOW_MEGABYTES_PER_SECOND));
                importDocument();
                Say.seldom(documents.size() + " MB of documents in memory");
            }
        });
    }

    private void importDocument() {
        documents.add(new byte[1024 * 1024 - 64]);
    }
}
