package io.relais.connector.ical;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.CalendarFrame;
import io.relais.connector.CalendarReading;
import io.relais.connector.CalendarReading.Refused;
import io.relais.connector.CalendarReading.Snapshot;
import io.relais.connector.CalendarSheet;
import io.relais.connector.Connector;
import io.relais.connector.ReadsCalendars;
import io.relais.connector.Settings;
import io.relais.connector.WritesCalendars;
import io.relais.connector.testkit.CalendarReadingContract;
import io.relais.connector.testkit.CalendarWritingContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The contract of calendars sees the mistakes that others made: each test makes one. */
class ContractTeethTest {
    @Test
    void the_right_connector_passes_what_the_others_fail() {
        assertThatCode(() -> {
                    Contract contract = new Contract(new Broken(reading -> reading, text -> text));
                    contract.a_calendar_that_was_cut_off_says_nothing_about_any_night();
                    contract.entries_lie_within_the_frame_and_in_order();
                    contract.a_calendar_has_its_frame_and_no_line_too_long_or_blank();
                    contract.what_is_written_is_read_again_with_the_same_nights();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void no_events_where_a_calendar_was_cut_off_is_seen() {
        Snapshot nothing = new Snapshot("other", List.of(), List.of());
        Broken kind = new Broken(reading -> reading instanceof Refused ? nothing : reading, text -> text);
        fails(Contract::a_calendar_that_was_cut_off_says_nothing_about_any_night, kind);
    }

    @Test
    void a_lost_entry_and_another_order_are_seen() {
        Broken losing = new Broken(
                reading -> reading instanceof Snapshot snapshot
                        ? new Snapshot(
                                snapshot.shape(),
                                snapshot.entries().stream().skip(1).toList(),
                                snapshot.doubts())
                        : reading,
                text -> text);
        fails(Contract::what_is_written_is_read_again_with_the_same_nights, losing);
        Broken turned = new Broken(
                reading -> reading instanceof Snapshot snapshot
                        ? new Snapshot(snapshot.shape(), snapshot.entries().reversed(), snapshot.doubts())
                        : reading,
                text -> text);
        fails(Contract::entries_lie_within_the_frame_and_in_order, turned);
    }

    @Test
    void bare_line_feeds_blank_lines_and_no_folds_are_seen() {
        for (UnaryOperator<String> mistake : List.<UnaryOperator<String>>of(
                text -> text.replace("\r\n", "\n"),
                text -> text.replace("BEGIN:VEVENT", "\r\nBEGIN:VEVENT"),
                text -> text.replace("\r\n ", ""))) {
            fails(
                    Contract::a_calendar_has_its_frame_and_no_line_too_long_or_blank,
                    new Broken(reading -> reading, mistake));
        }
    }

    private static void fails(Consumer<Contract> scenario, Broken connector) {
        assertThatThrownBy(() -> scenario.accept(new Contract(connector))).isInstanceOf(AssertionError.class);
    }

    /** Reads and writes as the right one does, and then makes its mistake. */
    private record Broken(UnaryOperator<CalendarReading> reading, UnaryOperator<String> writing)
            implements ReadsCalendars, WritesCalendars {
        @Override
        public String id() {
            return "ical";
        }

        @Override
        public CalendarReading read(byte[] body, CalendarFrame frame) {
            return reading.apply(new IcalConnector().read(body, frame));
        }

        @Override
        public byte[] write(CalendarSheet sheet) {
            return writing.apply(new String(new IcalConnector().write(sheet), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The contract of any connector of calendars. */
    private record Contract(Connector connector) implements CalendarReadingContract, CalendarWritingContract {
        @Override
        public Settings settings(String partnerUrl) {
            return new Settings(Map.of());
        }
    }
}
