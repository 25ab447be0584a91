package dev.jvitals.ui.live;

import dev.jvitals.ui.theme.Palette;
import java.util.List;
import javafx.scene.paint.Color;

/** The colour of a part of memory: it belongs to the part, so that it stays when parts come and go beside it. */
final class PartColors {
    /** In the order in which they take colours; the usual ones first, since those are told apart best. */
    static final List<String> PARTS = List.of(
            "heap in use",
            "metaspace",
            "code cache",
            "thread stacks",
            "direct buffers",
            "C heap in use",
            "C heap kept back",
            "file-backed",
            "C heap of native libraries",
            "small parts",
            "JVM: GC",
            "JVM: Compiler",
            "JVM: Internal",
            "JVM: Symbol",
            "JVM: Class",
            "JVM: Other",
            "JVM: Native Memory Tracking",
            "JVM: Shared class space",
            "JVM: Arena Chunk",
            "JVM: Module",
            "JVM: Synchronization",
            "JVM: Metaspace",
            "JVM: Code",
            "JVM: Thread");

    /** How far around the circle of hues a colour of the palette moves that is used once more. */
    private static final double HUE_STEP = 22;

    private PartColors() {}

    static Color of(String part, Palette palette) {
        if (part.equals("heap touched but free")) {
            return of("heap in use", palette); // drawn paler
        }
        int known = PARTS.indexOf(part);
        int index = known >= 0
                ? known
                : PARTS.size() + Math.floorMod(part.hashCode(), palette.series().size());
        int round = index / palette.series().size();
        Color color = palette.series(index);
        return round == 0 ? color : color.deriveColor(HUE_STEP * round, 0.8, round % 2 == 1 ? 0.75 : 1.15, 1);
    }
}
