package dev.jvitals.demo.threads;

import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Garbage;
import dev.jvitals.demo.common.Incident;

/** A home-made hash table is full, and the search for a key that is not there goes round and round. */
public final class RunawayThread implements Incident {
    private final boolean healthy;

    public RunawayThread(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() {
        PriceTable prices = new PriceTable(healthy ? 1000 : 1024);
        Background.forever("price-refresh", 10, () -> prices.slotOf(-1));
        Garbage.makeMegabytesPerSecond(5);
    }

    /** Open addressing; a search ends at the key or at a free slot, so it never ends in a full table. */
    private static final class PriceTable {
        private final long[] keys = new long[1024];

        PriceTable(int filled) {
            for (int i = 1; i <= filled; i++) {
                keys[i - 1] = i;
            }
        }

        int slotOf(long key) {
            int slot = Long.hashCode(key) & (keys.length - 1);
            while (keys[slot] != key && keys[slot] != 0) {
                slot = (slot + 1) & (keys.length - 1);
            }
            return slot;
        }
    }
}
