package dev.jvitals.diagnosis.threads.pools;

/**
 * One pool under test.
 *
 * @param library as the program calls it
 * @param borrow takes something out of the pool; waits while it is empty
 */
record Shop(String library, Borrow borrow) {
    /** How many the pool lends out at most. */
    static final int SIZE = 2;

    /** Takes something out of the pool. */
    @FunctionalInterface
    interface Borrow {
        Borrowed borrow() throws Exception;
    }
}
