package io.relais.core;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * A bounded pool, because a production pool is bounded too: code that needs a second connection while it holds one starves
 * here as it would there. Commits do not wait for the disk; tests lose nothing by that and are many times faster.
 */
public final class TestPool implements AutoCloseable {
    private static final int WAIT_SECONDS = 20;

    private final DataSource source;
    private final Semaphore permits;
    private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();

    private TestPool(DataSource source, int size) {
        this.source = source;
        permits = new Semaphore(size);
    }

    public static TestPool over(DataSource source, int size) {
        return new TestPool(source, size);
    }

    /** The pool as a data source. */
    public DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                TestPool.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return borrow();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.close();
        }
    }

    private Connection borrow() throws SQLException, InterruptedException {
        if (!permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new SQLTimeoutException("no connection came free: does somebody hold one and ask for a second?");
        }
        Connection pooled = idle.poll();
        Connection real = pooled == null ? open() : pooled;
        AtomicBoolean given = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                TestPool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (given.compareAndSet(false, true)) {
                            giveBack(real);
                        }
                        return null;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    private Connection open() throws SQLException {
        Connection connection = source.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
        }
        return connection;
    }

    private void giveBack(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            idle.add(connection);
        }
        permits.release();
    }
}
