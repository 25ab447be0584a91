package dev.jvitals.demo.heap;

import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Garbage;
import dev.jvitals.demo.common.Incident;
import dev.jvitals.demo.common.Say;
import java.util.ArrayDeque;
import java.util.SplittableRandom;

/**
 * A portal under the throughput collector. Its many sessions make a full collection long, and the serialised pages it
 * keeps for the back button are too large for the young generation: each goes straight to the old one, until a full
 * collection stops the server.
 */
public final class LongFullGc implements Incident {
    private static final int SESSIONS = 6_000_000;
    private static final int PAGE_BYTES = 24 * 1024 * 1024;
    private static final int HEALTHY_PAGE_BYTES = 24 * 1024;
    private static final int PAGES_KEPT = 4;
    private static final double PAGES_PER_SECOND = 2;

    private final boolean healthy;

    public LongFullGc(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() {
        SessionRing sessions = new SessionRing(healthy ? SESSIONS / 100 : SESSIONS);
        PageCache pages = new PageCache(healthy ? HEALTHY_PAGE_BYTES : PAGE_BYTES);
        Background.forever("page-serializer", PAGES_PER_SECOND, pages::serializeNext);
        Background.forever("session-expiry", 1, sessions::visitNext);
        Garbage.makeMegabytesPerSecond(10);
        Say.line("sessions built");
    }

    private static final class Session {
        final long id;
        Session next = this;

        Session(long id) {
            this.id = id;
        }
    }

    /** All sessions in one ring, in an order that has nothing to do with their places in memory: slow to mark. */
    private static final class SessionRing {
        private Session current;

        SessionRing(int count) {
            Session[] all = new Session[count];
            for (int i = 0; i < count; i++) {
                all[i] = new Session(i);
            }
            SplittableRandom random = new SplittableRandom(1);
            for (int i = count - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                Session swapped = all[i];
                all[i] = all[j];
                all[j] = swapped;
            }
            for (int i = 0; i < count; i++) {
                all[i].next = all[(i + 1) % count];
            }
            current = all[0];
        }

        void visitNext() {
            current = current.id < 0 ? current : current.next;
        }
    }

    private static final class PageCache {
        private final ArrayDeque<byte[]> pages = new ArrayDeque<>();
        private final int pageBytes;

        PageCache(int pageBytes) {
            this.pageBytes = pageBytes;
        }

        void serializeNext() {
            if (pages.size() >= PAGES_KEPT) {
                pages.removeFirst();
            }
            pages.addLast(new byte[pageBytes]);
        }
    }
}
