package io.relais.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Workers that begin together. */
public final class Crew {
    private Crew() {}

    /** What one worker does, by its number from 0. */
    @FunctionalInterface
    public interface Job {
        void run(int worker) throws Exception;
    }

    /** Seconds from the common start until the last worker is done. */
    public static double seconds(int workers, Job job) throws Exception {
        CountDownLatch ready = new CountDownLatch(workers);
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                int worker = i;
                running.add(pool.submit(() -> {
                    ready.countDown();
                    start.await();
                    job.run(worker);
                    return null;
                }));
            }
            ready.await();
            long begin = System.nanoTime();
            start.countDown();
            for (Future<?> one : running) {
                await(one);
            }
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    private static void await(Future<?> one) throws Exception {
        try {
            one.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
