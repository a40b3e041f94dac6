package io.relais.bench.ical;

import com.sun.management.ThreadMXBean;
import io.relais.bench.Board;
import io.relais.bench.Pace;
import io.relais.bench.Sample;
import io.relais.connector.CalendarFrame;
import io.relais.connector.CalendarReading;
import io.relais.connector.ReadsCalendars;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;

/** What reading a calendar costs, through the connector as the hub calls it. */
public final class IcalBench {
    /** The hub finds its connectors on the class path, and none is public. */
    private static final String CONNECTOR = "io.relais.connector.ical.IcalConnector";

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final CalendarFrame FRAME =
            new CalendarFrame(ZoneId.of("Europe/Paris"), TODAY, TODAY.plusMonths(24));
    private static final int SMALL = 60;
    private static final int LARGE = 10_000;
    private static final int FEEDS = 1_000;
    private static final int PERIOD_SECONDS = 900;
    private static final double NANOS = 1e9;

    private final Pace pace;
    private final Board board;
    private final ReadsCalendars connector;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private IcalBench(Pace pace, Board board, ReadsCalendars connector) {
        this.pace = pace;
        this.board = board;
        this.connector = connector;
    }

    /** Measures and prints {@code ical-60}, {@code ical-10000} and {@code ical-garbage}. */
    public static void run(Pace pace, Board board) throws Exception {
        Constructor<?> constructor = Class.forName(CONNECTOR).getDeclaredConstructor();
        constructor.setAccessible(true);
        new IcalBench(pace, board, (ReadsCalendars) constructor.newInstance()).measure();
    }

    private void measure() throws IOException, ParserException {
        Feed small = Feed.of(SMALL, TODAY);
        Feed large = Feed.of(LARGE, TODAY);
        board.setting("ical: feeds as Airbnb serves them, " + SMALL + " events in " + small.body().length
                + " bytes and " + LARGE + " in " + large.body().length + "; two of three are reservations");
        board.setting(
                "ical: from the fetched bytes to nights, kinds, codes and links; per second of processor time of one"
                        + " thread; reference is iCal4j's CalendarBuilder on the same bytes, in turn");
        board.setting("ical: " + Runtime.getRuntime().availableProcessors() + " cores, " + pace.repetitions()
                + " repetitions of " + pace.seconds() + " s after a warm-up, median");
        board.progress("ical: warming up");
        for (Feed feed : List.of(small, large)) {
            speed(feed, this::ours, pace.warmUpSeconds() / 2.0);
            speed(feed, this::theirs, pace.warmUpSeconds() / 2.0);
        }
        double perSecond = figure("ical-60", small);
        figure("ical-10000", large);
        board.figure(
                "ical-garbage",
                garbage(large, this::ours),
                "bytes/event",
                new Board.Reference("ical4j-object-model", garbage(large, this::theirs)));
        double percent = 100 * FEEDS * SMALL / perSecond / PERIOD_SECONDS;
        board.setting("ical: " + FEEDS + " feeds of " + SMALL + " events every 15 minutes cost " + Board.number(percent)
                + " % of a core (computed)");
    }

    private double figure(String line, Feed feed) throws IOException, ParserException {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < pace.repetitions(); i++) {
            theirs.add(speed(feed, this::theirs, pace.seconds() / 2.0));
            ours.add(speed(feed, this::ours, pace.seconds() / 2.0));
            board.progress("ical: " + feed.events() + " events: " + Math.round(ours.getLast()) + " a second beside "
                    + Math.round(theirs.getLast()));
        }
        board.figure(
                line,
                Sample.median(ours),
                "events/s",
                new Board.Reference("ical4j-object-model", Sample.median(theirs)));
        return Sample.median(ours);
    }

    /** A way of reading; tells how many events it found. */
    @FunctionalInterface
    private interface Way {
        int read(byte[] body) throws IOException, ParserException;
    }

    private int ours(byte[] body) {
        return connector.read(body, FRAME) instanceof CalendarReading.Snapshot snapshot
                ? snapshot.entries().size()
                : 0;
    }

    private int theirs(byte[] body) throws IOException, ParserException {
        return new CalendarBuilder()
                .build(new ByteArrayInputStream(body))
                .getComponents(Component.VEVENT)
                .size();
    }

    /** Events per second of this thread's processor time. */
    private double speed(Feed feed, Way way, double seconds) throws IOException, ParserException {
        long end = System.nanoTime() + (long) (seconds * NANOS);
        long cpu = threads.getCurrentThreadCpuTime();
        long events = 0;
        while (events == 0 || System.nanoTime() < end) {
            events += read(feed, way);
        }
        return events / ((threads.getCurrentThreadCpuTime() - cpu) / NANOS);
    }

    /** Bytes allocated for each event. */
    private double garbage(Feed feed, Way way) throws IOException, ParserException {
        List<Double> bytes = new ArrayList<>();
        for (int i = 0; i < pace.repetitions(); i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            int events = read(feed, way);
            bytes.add((threads.getCurrentThreadAllocatedBytes() - before) / (double) events);
        }
        return Sample.median(bytes);
    }

    private int read(Feed feed, Way way) throws IOException, ParserException {
        int found = way.read(feed.body());
        if (found != feed.events()) {
            board.broken("ical: " + found + " of " + feed.events() + " events were found");
        }
        return feed.events();
    }
}
