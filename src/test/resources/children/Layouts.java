import java.util.ArrayList;
import java.util.List;

/** Objects of every shape a layout differs in; says ready and waits for its input to end. */
public final class Layouts {
    static class Empty {}
    static class OneByte { byte a = 1; }
    static class TwoBytes extends OneByte { byte b = 2; }
    static class OneInt { int a = 1; }
    static class OneLong { long a = 1; }
    static class IntLong { int a = 1; long b = 2; }
    static class OneReference { Object a = "x"; }
    static class ManyReferences { Object a = "x"; Object b = "y"; Object c = "z"; int d = 4; }
    static class Below extends ManyReferences { Object e = "w"; byte f = 1; }
    static class Mixed { byte a; short b; char c; int d; float e; long f; double g; boolean h; Object i; }

    static final List<Object> KEPT = new ArrayList<>();

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 500; i++) {
            KEPT.add(new Empty());
            KEPT.add(new OneByte());
            KEPT.add(new TwoBytes());
            KEPT.add(new OneInt());
            KEPT.add(new OneLong());
            KEPT.add(new IntLong());
            KEPT.add(new OneReference());
            KEPT.add(new ManyReferences());
            KEPT.add(new Below());
            KEPT.add(new Mixed());
            KEPT.add(new byte[i]);
            KEPT.add(new char[i]);
            KEPT.add(new int[i]);
            KEPT.add(new long[i]);
            KEPT.add(new Object[i]);
        }
        System.out.println("ready");
        while (System.in.read() >= 0) {
        }
    }
}
