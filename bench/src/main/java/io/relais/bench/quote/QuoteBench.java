package io.relais.bench.quote;

import io.relais.bench.Board;
import io.relais.bench.Ground;
import io.relais.bench.Pace;
import io.relais.bench.Sample;
import io.relais.bench.Wiring;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.property.Party;
import io.relais.core.quote.Offer;
import io.relais.core.quote.Quote;
import io.relais.core.quote.QuoteAnswer;
import io.relais.core.quote.QuoteAsk;
import io.relais.core.quote.Quotes;
import io.relais.core.quote.Search;
import io.relais.core.quote.SearchAsk;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How long a guest waits for the offers of a property, and how many stays one core prices. */
public final class QuoteBench {
    private static final int CONNECTIONS = 4;
    private static final int NIGHTS = 14;
    private static final int BATCH = 16;
    private static final long SEED = 20_270_102L;

    private final Pace pace;
    private final Board board;
    private final Ground ground;
    private final Region region;
    private final Search search;
    private final Quotes quotes;
    private final Database database;
    private final SplittableRandom random = new SplittableRandom(SEED);

    private QuoteBench(Pace pace, Board board, Ground ground, Wiring wiring, Region region) {
        this.pace = pace;
        this.board = board;
        this.ground = ground;
        this.region = region;
        this.search = wiring.get(Search.class);
        this.quotes = wiring.get(Quotes.class);
        this.database = wiring.get(Database.class);
    }

    /** Measures and prints {@code quote-p99} and {@code quote-core}. */
    public static void run(Pace pace, Board board) throws Exception {
        board.progress("quote: starting PostgreSQL");
        try (Ground ground = Ground.open(CONNECTIONS)) {
            settings(pace, board, ground);
            Wiring wiring = ground.wiring();
            board.progress("quote: filling " + Region.PROPERTIES + " properties");
            LocalDate today = LocalDate.ofInstant(Instant.now(Clock.systemUTC()), ZoneOffset.UTC);
            Region region = Region.build(wiring, today);
            ground.analyse();
            new QuoteBench(pace, board, ground, wiring, region).measure();
        }
    }

    private static void settings(Pace pace, Board board, Ground ground) throws SQLException {
        board.setting(
                "quote: " + Region.PROPERTIES + " properties of " + Region.TYPES + " unit types under a plan and a"
                        + " derived one, " + Region.NIGHTS
                        + " nights priced and restricted; each with an age table, supplements,"
                        + " discounts, a promotion, an option, a tourist tax and VAT");
        board.setting("quote: quote-p99 is one search of a property for " + NIGHTS + " nights (units left and price of "
                + Region.TYPES * 2 + " offers), one caller; reference is a night by its primary key");
        board.setting("quote: quote-core is stays of " + NIGHTS + " nights priced in batches of " + BATCH
                + " per second of our processor time (PostgreSQL works in its own)");
        board.setting("quote: PostgreSQL " + ground.serverSetting("server_version") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, " + pace.repetitions() + " repetitions of "
                + pace.seconds() + " s after a warm-up, median");
    }

    private void measure() throws SQLException {
        board.progress("quote: warming up");
        // Every property once, so that all rules are in memory.
        IntStream.range(0, Region.PROPERTIES).forEach(this::searchOnce);
        searches(pace.warmUpSeconds());
        lookups(1);
        pricedPerCore(Math.max(1, pace.warmUpSeconds() / 2));
        List<Double> p99 = new ArrayList<>();
        List<Double> references = new ArrayList<>();
        List<Double> cores = new ArrayList<>();
        for (int i = 0; i < pace.repetitions(); i++) {
            references.add(Sample.percentile(lookups(Math.max(1, pace.seconds() / 2)), 99));
            List<Double> took = searches(pace.seconds());
            p99.add(Sample.percentile(took, 99));
            cores.add(pricedPerCore(pace.seconds()));
            board.progress("quote: p50 " + Board.number(Sample.median(took)) + " ms, p99 "
                    + Board.number(p99.getLast()) + " ms of " + took.size() + " searches beside "
                    + Board.number(references.getLast()) + " ms; " + Math.round(cores.getLast())
                    + " quotes/s of one core");
        }
        board.figure(
                "quote-p99",
                Sample.median(p99),
                "ms",
                new Board.Reference("primary-key-lookup-p99-ms", Sample.median(references)));
        board.figure("quote-core", Sample.median(cores), "quotes/s", Board.Reference.NONE);
    }

    private List<Double> searches(int seconds) {
        List<Double> took = new ArrayList<>();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            long begin = System.nanoTime();
            searchOnce(random.nextInt(Region.PROPERTIES));
            took.add((System.nanoTime() - begin) / 1e6);
        }
        return took;
    }

    private void searchOnce(int property) {
        Principal principal = region.principal();
        List<Offer> offers = search.search(
                principal,
                new SearchAsk(List.of(Region.property(property)), stay(), party(), Party.NONE, List.of(), "PROMO3333"));
        if (offers.size() != Region.TYPES * 2 || !offers.stream().allMatch(Offer::isBookable)) {
            board.broken("quote: an offer is missing or has no price");
        }
    }

    private double pricedPerCore(int seconds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long cpu = threads.getCurrentThreadCpuTime();
        int priced = 0;
        while (System.nanoTime() < end) {
            List<QuoteAsk> asks = IntStream.range(0, BATCH).mapToObj(i -> ask()).toList();
            List<QuoteAnswer> answers = database.read(handle -> quotes.answer(handle, asks));
            if (!answers.stream().allMatch(Quote.class::isInstance)) {
                board.broken("quote: a stay has no price");
            }
            priced += answers.size();
        }
        return priced / ((threads.getCurrentThreadCpuTime() - cpu) / 1e9);
    }

    private QuoteAsk ask() {
        int property = random.nextInt(Region.PROPERTIES);
        return new QuoteAsk(
                Region.property(property),
                Region.type(property, random.nextInt(Region.TYPES)),
                Region.plan(property),
                stay(),
                party(),
                Party.NONE,
                List.of(),
                "PROMO3333",
                region.first());
    }

    private StayDates stay() {
        return StayDates.of(region.first().plusDays(1 + random.nextInt(Region.NIGHTS - NIGHTS - 2)), NIGHTS);
    }

    private Occupancy party() {
        return new Occupancy(2, 2, List.of(7, 1 + random.nextInt(10)));
    }

    /** Milliseconds of each look at one night by its key. */
    private List<Double> lookups(int seconds) throws SQLException {
        List<Double> took = new ArrayList<>();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try (Connection connection = ground.pool().getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select * from night where unit_type_id = ? and night = ?")) {
            while (System.nanoTime() < end) {
                long begin = System.nanoTime();
                query.setObject(1, Region.type(random.nextInt(Region.PROPERTIES), random.nextInt(Region.TYPES)));
                query.setObject(2, region.first().plusDays(random.nextInt(Region.NIGHTS)));
                try (ResultSet row = query.executeQuery()) {
                    if (!row.next()) {
                        board.broken("quote: a night is missing");
                    }
                }
                took.add((System.nanoTime() - begin) / 1e6);
            }
        }
        return took;
    }
}
