package dev.jvitals.heap.hostile;

import java.util.Arrays;
import java.util.Random;

/** Ways in which the bytes of a file go wrong. The same random numbers do the same damage. */
enum Damage {
    BITS {
        @Override
        byte[] of(byte[] whole, Random random) {
            byte[] bytes = whole.clone();
            for (int i = 1 + random.nextInt(12); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return bytes;
        }
    },
    NOISE {
        @Override
        byte[] of(byte[] whole, Random random) {
            byte[] bytes = whole.clone();
            byte[] noise = new byte[1 + random.nextInt(200)];
            random.nextBytes(noise);
            int at = random.nextInt(bytes.length);
            System.arraycopy(noise, 0, bytes, at, Math.min(noise.length, bytes.length - at));
            return bytes;
        }
    },
    /** Numbers of four bytes become such as lengths and counts must not be. */
    LIES {
        @Override
        byte[] of(byte[] whole, Random random) {
            byte[] bytes = whole.clone();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                int at = random.nextInt(bytes.length - 4);
                int lie = NUMBERS[random.nextInt(NUMBERS.length)];
                for (int k = 0; k < 4; k++) {
                    bytes[at + k] = (byte) (lie >>> (24 - 8 * k));
                }
            }
            return bytes;
        }
    },
    CUT {
        @Override
        byte[] of(byte[] whole, Random random) {
            return Arrays.copyOf(whole, random.nextInt(whole.length));
        }
    },
    HOLE {
        @Override
        byte[] of(byte[] whole, Random random) {
            int from = random.nextInt(whole.length);
            int to = from + random.nextInt(Math.min(300, whole.length - from));
            byte[] bytes = Arrays.copyOf(whole, whole.length - (to - from));
            System.arraycopy(whole, to, bytes, from, whole.length - to);
            return bytes;
        }
    },
    STUTTER {
        @Override
        byte[] of(byte[] whole, Random random) {
            int from = random.nextInt(whole.length);
            int to = from + random.nextInt(Math.min(300, whole.length - from));
            byte[] bytes = Arrays.copyOf(whole, whole.length + (to - from));
            System.arraycopy(whole, from, bytes, to, whole.length - from);
            return bytes;
        }
    };

    private static final int[] NUMBERS = {
        -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7fff_fff0, 0x1fff_ffff, 0x2000_0000, 0xffff, 0x10000, 0, 1
    };

    abstract byte[] of(byte[] whole, Random random);
}
