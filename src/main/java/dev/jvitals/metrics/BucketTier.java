package dev.jvitals.metrics;

/** One column for each span of time, the oldest going first. Not thread-safe. */
final class BucketTier {
    private final long bucketMillis;
    private final EnvelopeColumns buckets;
    private long openBucket = Long.MIN_VALUE;
    private boolean broken;
    private final SampleWeight weight;

    BucketTier(long bucketMillis, int maxBuckets, SampleWeight weight) {
        this.weight = weight;
        this.bucketMillis = bucketMillis;
        this.buckets = new EnvelopeColumns(0, maxBuckets, weight.isByTime());
    }

    /** Amortized O(1); {@code at} must not be earlier than the last. NaN begins a gap. */
    void add(long at, double value) {
        double more = weight.next(at, value);
        if (Double.isNaN(value)) {
            broken = true;
            if (buckets.size() > 0) {
                buckets.flag(EnvelopeColumns.ENDS_IN_GAP);
            }
            return;
        }
        long bucket = Math.floorDiv(at, bucketMillis);
        if (bucket != openBucket) {
            openBucket = bucket;
            buckets.open(at, 0);
        }
        if (broken) {
            buckets.flag(EnvelopeColumns.BROKEN);
            buckets.unflag(EnvelopeColumns.ENDS_IN_GAP);
            broken = false;
        }
        buckets.sample(value, more);
    }

    long bucketMillis() {
        return bucketMillis;
    }

    /** The time of the oldest sample that is still part of a bucket, or {@link Long#MAX_VALUE}. */
    long firstMillis() {
        return buckets.size() == 0 ? Long.MAX_VALUE : buckets.atMillis(0);
    }

    /** Shows the buckets that begin in the range, both ends included. O(log buckets + buckets in range). */
    void forEach(long from, long to, EnvelopeBuilder out) {
        for (int i = firstAtOrAfter(from); i < buckets.size() && buckets.atMillis(i) <= to; i++) {
            out.column(buckets, i);
        }
    }

    private int firstAtOrAfter(long millis) {
        int low = 0;
        int high = buckets.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (buckets.atMillis(middle) < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    long retainedBytes() {
        return buckets.retainedBytes();
    }
}
