package dev.jvitals.demo.heap;

import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Garbage;
import dev.jvitals.demo.common.Incident;
import dev.jvitals.demo.common.Say;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A clustered cache keeps every packet until all nodes have acknowledged it. One node is slow and never does, so its
 * retransmission buffer grows until the heap is full.
 */
public final class UnackedBuffer implements Incident {
    private static final int PACKETS_PER_SECOND = 500;
    private static final int PAYLOAD_BYTES = 2 * 1024;
    private static final int GARBAGE_MB_PER_SECOND = 60;

    private final boolean healthy;

    public UnackedBuffer(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() {
        RetransmissionBuffer buffer = new RetransmissionBuffer();
        ClusterCache cache = new ClusterCache(buffer);
        Background.forever("cluster-replicator", PACKETS_PER_SECOND, cache::replicate);
        if (healthy) {
            Background.forever("cluster-ack-receiver", 10, buffer::acknowledgeAll);
        }
        Background.forever("status", 0.1, () -> Say.line(buffer.status()));
        Garbage.makeMegabytesPerSecond(GARBAGE_MB_PER_SECOND);
    }

    private static final class Packet {
        final long sequence;
        final byte[] payload = new byte[PAYLOAD_BYTES];

        Packet(long sequence) {
            this.sequence = sequence;
        }
    }

    private static final class RetransmissionBuffer {
        private final ConcurrentSkipListMap<Long, Packet> unacknowledged = new ConcurrentSkipListMap<>();

        void keep(Packet packet) {
            unacknowledged.put(packet.sequence, packet);
        }

        void acknowledgeAll() {
            unacknowledged.clear();
        }

        String status() {
            long bytes = unacknowledged.values().stream()
                    .mapToLong(packet -> packet.payload.length)
                    .sum();
            return unacknowledged.size() + " packets wait to be acknowledged, " + (bytes >> 20) + " MB";
        }
    }

    private static final class ClusterCache {
        private final RetransmissionBuffer buffer;
        private long sequence;

        ClusterCache(RetransmissionBuffer buffer) {
            this.buffer = buffer;
        }

        void replicate() {
            buffer.keep(new Packet(sequence++));
        }
    }
}
