package io.relais.server.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.feed.FeedPreview;
import io.relais.core.feed.Feeds;
import io.relais.core.problem.Problem;
import io.relais.server.feed.StrangeHost;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real calendars over the wire: each ends as a calendar or as a refusal with a name, and none in the log. */
@QuarkusTest
class CalendarSamplesTest {
    /** Files that are no whole calendar; all others are. */
    private static final Map<String, String> REFUSED =
            """
            airbnb-http500-json-body.txt feed-unreadable
            booking-empty-body.ics feed-empty
            html-200-login.txt feed-is-page
            libical--test-data-crash.ics feed-unreadable
            libical--test-data-issue253.ics feed-unreadable
            libical--test-data-recur-errors.ics feed-unreadable
            pyicalendar--calendars-big_bad_calendar.ics feed-unreadable
            pyicalendar--calendars-pr_480_summary_with_colon.ics feed-unreadable
            pyicalendar--events-event_with_escaped_character2.ics feed-unreadable
            pyicalendar--events-event_with_rsvp.ics feed-unreadable
            pyicalendar--events-issue_112_missing_tzinfo_on_exdate.ics feed-unreadable
            pyicalendar--events-issue_355_url_escaping_2.ics feed-unreadable
            pyicalendar--events-issue_70_rrule_causes_attribute_error.ics feed-unreadable
            pyicalendar--events-rfc_9074_example_3.ics feed-unreadable
            """.lines().map(line -> line.split(" ", 2)).collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));

    @Inject
    Inns inns;

    @Inject
    CalendarDesk desk;

    @Inject
    Feeds feeds;

    @AfterEach
    void close() {
        inns.close();
    }

    @Test
    void every_sample_ends_in_its_outcome_and_none_in_the_log() throws IOException {
        Path folder = Path.of(System.getProperty("relais.samples", ""), "ical");
        assumeThat(Files.isDirectory(folder))
                .as("relais.samples names a folder of samples")
                .isTrue();
        Inn inn = inns.open(Model.LODGE);
        UUID unit = desk.unit(inn);
        Map<String, String> outcomes = new TreeMap<>();
        Errors errors = new Errors();
        Logger.getLogger("").addHandler(errors);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                byte[] body = Files.readAllBytes(file);
                try (StrangeHost host = StrangeHost.start(StrangeHost.body(body, "Content-Type: text/calendar"))) {
                    String outcome = preview(inn, unit, "http://127.0.0.1:" + host.port() + "/a.ics");
                    if (!outcome.isEmpty()) {
                        outcomes.put(file.getFileName().toString(), outcome);
                    }
                }
            }
        } finally {
            Logger.getLogger("").removeHandler(errors);
        }
        assertThat(outcomes).isEqualTo(REFUSED);
        assertThat(errors.lines).isEmpty();
    }

    /** Why it was refused; empty when it was not. */
    private String preview(Inn inn, UUID unit, String address) {
        try {
            FeedPreview preview = feeds.preview(inn.principal(), unit, address);
            assertThat(preview.host()).isEqualTo("127.0.0.1");
            return "";
        } catch (Problem problem) {
            return problem.code().code();
        }
    }

    private static final class Errors extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.SEVERE.intValue() || line.getThrown() != null) {
                lines.add(line.getLoggerName() + ": " + line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
