package dev.jvitals.diagnosis.threads.pools;

import java.sql.SQLException;

/** What a customer has while it holds something out of a pool. */
@FunctionalInterface
interface Borrowed extends AutoCloseable {
    /** Uses it in a call that does not come back soon. */
    void use() throws Exception;

    /** Gives it back. */
    @Override
    default void close() throws SQLException {}
}
