package dev.jvitals.diagnosis.trend;

/**
 * Numbers by rank, without sorting them all: of tens of thousands of slopes three are wanted. Hoare's selection; O(n) for each
 * rank that is asked for, the later ones cheaper. Takes the array and reorders it; not for several threads.
 */
final class Ranked {
    private final double[] numbers;

    Ranked(double[] numbers) {
        this.numbers = numbers;
    }

    int size() {
        return numbers.length;
    }

    /** The number that stands at an index once all are sorted. */
    double at(int rank) {
        int low = 0;
        int high = numbers.length - 1;
        while (low < high) {
            double pivot = median(numbers[low], numbers[(low + high) >>> 1], numbers[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (numbers[left] < pivot) {
                    left++;
                }
                while (numbers[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    swap(left++, right--);
                }
            }
            if (rank <= right) {
                high = right;
            } else if (rank >= left) {
                low = left;
            } else {
                return numbers[rank]; // between them all are the pivot
            }
        }
        return numbers[rank];
    }

    /** The middle one, or the mean of the two in the middle. */
    double median() {
        int middle = numbers.length / 2;
        return numbers.length % 2 == 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private void swap(int i, int j) {
        double number = numbers[i];
        numbers[i] = numbers[j];
        numbers[j] = number;
    }
}
