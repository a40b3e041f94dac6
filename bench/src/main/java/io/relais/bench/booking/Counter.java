package io.relais.bench.booking;

import io.relais.bench.Crew;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Workers that sell as fast as they are answered. */
final class Counter {
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final long SEED = 20_270_102L;

    private final URI address;
    private final String key;
    private final Resort resort;
    private final AtomicLong seeds = new AtomicLong(SEED);
    private final LongAdder sold = new LongAdder();
    private final LongAdder refused = new LongAdder();

    Counter(URI address, String key, Resort resort) {
        this.address = address;
        this.key = key;
        this.resort = resort;
    }

    /** Sales per second. */
    double measure(int workers, int seconds) throws Exception {
        long before = sold.sum();
        double took = Crew.seconds(workers, worker -> {
            SplittableRandom random = new SplittableRandom(seeds.incrementAndGet());
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            try (Line line = new Line(address, key)) {
                while (System.nanoTime() < end) {
                    count(line.post(new UUID(random.nextLong(), random.nextLong()).toString(), resort.sale(random)));
                }
            }
        });
        return (sold.sum() - before) / took;
    }

    private void count(int status) {
        switch (status) {
            case CREATED -> sold.increment();
            case CONFLICT -> refused.increment();
            default -> throw new IllegalStateException("the hub answered " + status);
        }
    }

    /** Sales answered as made, since the beginning. */
    long sold() {
        return sold.sum();
    }

    /** Sales answered as sold out, since the beginning. */
    long refused() {
        return refused.sum();
    }
}
