package dev.jvitals.demo.nativemem;

import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Garbage;
import dev.jvitals.demo.common.Incident;
import dev.jvitals.demo.common.Say;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/**
 * Every session compresses its answers with a {@link Deflater} that nobody ends. Each is a few dozen bytes on the heap
 * and a quarter of a megabyte in zlib, which neither the heap nor native memory tracking knows of.
 */
public final class NativeGrowth implements Incident {
    private static final double SESSIONS_PER_SECOND = 10;
    /** The ceiling on harm: about 500 MB. */
    private static final int SESSIONS_AT_MOST = 2000;

    private static final byte[] NOTHING = {};

    private final boolean healthy;
    private final List<Deflater> sessions = new ArrayList<>();

    public NativeGrowth(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() {
        Background.forever("session-opener", SESSIONS_PER_SECOND, this::open);
        Background.forever("status", 0.1, () -> Say.line(sessions.size() + " sessions keep a compressor"));
        Garbage.makeMegabytesPerSecond(5);
    }

    private void open() {
        if (sessions.size() >= SESSIONS_AT_MOST) {
            return;
        }
        Deflater compressor = new Deflater();
        byte[] answer = "an answer that is worth compressing; ".repeat(2000).getBytes(StandardCharsets.UTF_8);
        compressor.setInput(answer);
        compressor.deflate(new byte[answer.length], 0, answer.length, Deflater.SYNC_FLUSH);
        compressor.setInput(NOTHING); // it would keep the answer, and the heap would leak beside zlib
        if (healthy) {
            compressor.end();
        } else {
            sessions.add(compressor);
        }
    }
}
