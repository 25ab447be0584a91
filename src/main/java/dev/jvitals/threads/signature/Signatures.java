package dev.jvitals.threads.signature;

import dev.jvitals.threads.StackFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the signature of a stack. Immutable, safe from any thread. */
public final class Signatures {
    static final String QUEUE_CONSUMERS = "queue consumers";

    /** Words in a method's name that say that it borrows; then a queue it waits on is a pool, not a list of work. */
    private static final List<String> BORROWING =
            List.of("borrow", "acquire", "checkout", "lease", "getconnection", "getresource", "obtain");

    /** So near the top, an idle pattern needs no other sign that the thread waits. */
    private static final int WAITS_BY_ITSELF = 1;

    private static final List<Signature> CATALOGUE = catalogue();

    /** Positions in the catalogue by the class of a pattern's first frame. */
    private static final Map<String, List<Integer>> BY_FIRST_CLASS = index();

    private Signatures() {}

    /** All signatures known, the special before the general. */
    public static List<Signature> catalogue() {
        List<Signature> all = new ArrayList<>(PoolSignatures.all());
        all.addAll(IdleSignatures.all());
        all.addAll(WaitSignatures.all());
        return List.copyOf(all);
    }

    private static Map<String, List<Integer>> index() {
        Map<String, List<Integer>> index = new HashMap<>();
        for (int i = 0; i < CATALOGUE.size(); i++) {
            FrameName first = CATALOGUE.get(i).pattern().frames().getFirst();
            index.computeIfAbsent(first.className(), _ -> new ArrayList<>()).add(i);
        }
        return index;
    }

    /**
     * What the stack is known as: the most special signature that fits, null where none does. Says nothing of the
     * thread's state: a stack inside a pool's borrow method may be RUNNABLE on its way through. Cost: one hash lookup
     * for each frame.
     */
    public static @Nullable Signature of(List<StackFrame> stack) {
        int outside = CodeOrigin.firstOutsideJdk(stack);
        int best = CATALOGUE.size();
        for (int at = 0; at < stack.size(); at++) {
            for (int candidate : BY_FIRST_CLASS.getOrDefault(stack.get(at).className(), List.of())) {
                if (candidate < best && fits(CATALOGUE.get(candidate), stack, at, outside)) {
                    best = candidate;
                }
            }
        }
        return best == CATALOGUE.size() ? null : borrowingOrConsuming(stack, outside, CATALOGUE.get(best));
    }

    private static boolean fits(Signature signature, List<StackFrame> stack, int at, int outside) {
        int last = signature.pattern().match(stack, at, outside);
        if (last < 0 || signature.activity() != Activity.IDLE) {
            return last >= 0;
        }
        // A timer's or selector's thread is idle only while nobody's task runs on it.
        int own = CodeOrigin.firstOwn(stack, 0);
        boolean worksAbove = own >= 0 && own < last;
        return !worksAbove && (at <= WAITS_BY_ITSELF || WaitingFrames.usesNoCpu(stack));
    }

    private static Signature borrowingOrConsuming(List<StackFrame> stack, int outside, Signature found) {
        if (outside < 0 || !found.label().equals(QUEUE_CONSUMERS)) {
            return found;
        }
        StackFrame caller = stack.get(outside);
        String method = caller.method().toLowerCase(Locale.ROOT);
        boolean borrows = BORROWING.stream().anyMatch(method::contains);
        return borrows
                ? new Signature(Activity.WAITS_FOR_POOL, "pool of " + caller.className(), found.pattern())
                : found;
    }
}
