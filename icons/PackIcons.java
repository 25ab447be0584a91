import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Packs PNG files into an .ico (Windows) and an .icns (macOS), both of which may hold PNG data as it is. */
final class PackIcons {
    /** The icns types that hold PNG, by pixel size. Source: Apple's icon services header, IconStorage.h. */
    private static final Map<Integer, String> ICNS_TYPES =
            Map.of(16, "icp4", 32, "icp5", 64, "icp6", 128, "ic07", 256, "ic08", 512, "ic09", 1024, "ic10");

    /** The ICO format writes a size in one byte, with 0 for 256. */
    private static final int LARGEST_ICO_PIXELS = 256;

    private record Png(int pixels, byte[] bytes) {}

    public static void main(String[] args) throws IOException {
        List<Png> pngs = new ArrayList<>();
        for (int i = 2; i < args.length; i++) {
            byte[] bytes = Files.readAllBytes(Path.of(args[i]));
            pngs.add(new Png(ByteBuffer.wrap(bytes).getInt(16), bytes)); // width, in the PNG's IHDR chunk
        }
        pngs.sort(Comparator.comparingInt(Png::pixels));
        Files.write(Path.of(args[0]), ico(pngs.stream().filter(p -> p.pixels <= LARGEST_ICO_PIXELS).toList()));
        Files.write(Path.of(args[1]), icns(pngs.stream().filter(p -> ICNS_TYPES.containsKey(p.pixels)).toList()));
    }

    private static byte[] ico(List<Png> pngs) {
        int total = pngs.stream().mapToInt(p -> p.bytes.length).sum();
        ByteBuffer out = ByteBuffer.allocate(6 + 16 * pngs.size() + total).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) 0).putShort((short) 1).putShort((short) pngs.size());
        int offset = 6 + 16 * pngs.size();
        for (Png png : pngs) {
            out.put((byte) png.pixels).put((byte) png.pixels).put((byte) 0).put((byte) 0);
            out.putShort((short) 1).putShort((short) 32).putInt(png.bytes.length).putInt(offset);
            offset += png.bytes.length;
        }
        pngs.forEach(png -> out.put(png.bytes));
        return out.array();
    }

    private static byte[] icns(List<Png> pngs) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write("icns".getBytes(StandardCharsets.US_ASCII));
        out.writeInt(8 + pngs.stream().mapToInt(p -> 8 + p.bytes.length).sum());
        for (Png png : pngs) {
            out.write(ICNS_TYPES.get(png.pixels).getBytes(StandardCharsets.US_ASCII));
            out.writeInt(8 + png.bytes.length);
            out.write(png.bytes);
        }
        return bytes.toByteArray();
    }
}
