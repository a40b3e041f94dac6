package io.relais.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets many do something at the same instant. */
public final class AtOnce {
    private AtOnce() {}

    /** One outcome: a value or what was thrown. */
    public record Outcome<T>(List<T> value, List<Throwable> failure) {
        public boolean ok() {
            return failure.isEmpty();
        }
    }

    /** Starts all when all are ready, and waits for all. */
    public static <T> List<Outcome<T>> run(List<? extends Callable<T>> tasks) {
        CountDownLatch ready = new CountDownLatch(tasks.size());
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> task : tasks) {
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return task.call();
                }));
            }
            List<Outcome<T>> outcomes = new ArrayList<>();
            for (Future<T> future : running) {
                outcomes.add(outcome(future));
            }
            return outcomes;
        }
    }

    /** Repetitions of a concurrency test: few in the normal run, all of them in the long one. */
    public static int times(int normal, int all) {
        return Boolean.getBoolean("relais.long") ? all : normal;
    }

    private static <T> Outcome<T> outcome(Future<T> future) {
        try {
            return new Outcome<>(List.of(future.get()), List.of());
        } catch (ExecutionException e) {
            return new Outcome<>(List.of(), List.of(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
