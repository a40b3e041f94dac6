package io.relais.core.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportWindowsTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate ARRIVAL = LocalDate.parse("2026-07-10");

    private static ReportWindows.Booked booked(String at, int roomNights) {
        return new ReportWindows.Booked(ARRIVAL, Instant.parse(at), roomNights, PARIS);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-09T21:59:59Z, early",
        "2026-07-09T22:00:00Z, in time",
        "2026-07-11T21:59:59Z, in time",
        "2026-07-11T22:00:00Z, late",
    })
    void a_no_show_is_told_within_two_days_of_the_properties_own_check_in_day(Instant now, String expected) {
        ReportWindows.Window window = ReportWindows.noShow(booked("2026-06-01T10:00:00Z", 2));
        assertThat(window.isAfter(now) ? "early" : window.isBefore(now) ? "late" : "in time")
                .isEqualTo(expected);
    }

    @Test
    void a_no_show_window_is_not_shortened_by_a_change_of_clocks() {
        ReportWindows.Window window = ReportWindows.noShow(new ReportWindows.Booked(
                LocalDate.parse("2026-10-24"), Instant.parse("2026-06-01T10:00:00Z"), 2, PARIS));
        assertThat(window.until()).contains(Instant.parse("2026-10-25T23:00:00Z"));
    }

    @Test
    void a_card_is_reported_before_the_check_in_day() {
        ReportWindows.Window window = ReportWindows.invalidCard(booked("2026-06-01T10:00:00Z", 2));
        assertThat(window.isBefore(Instant.parse("2026-07-09T21:59:59Z"))).isFalse();
        assertThat(window.isBefore(Instant.parse("2026-07-09T22:00:00Z"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // booked long before: a day
        "2026-06-01T10:00:00Z, 2,  2026-07-05T08:00:00Z, 2026-07-06T08:00:00Z",
        // last minute: twelve hours
        "2026-07-08T10:00:00Z, 2,  2026-07-08T11:00:00Z, 2026-07-08T23:00:00Z",
        // last minute: 15:00 of the check-in day comes first
        "2026-07-09T10:00:00Z, 2,  2026-07-09T20:00:00Z, 2026-07-10T08:00:00Z",
        "2026-07-09T10:00:00Z, 2,  2026-07-10T02:00:00Z, 2026-07-10T13:00:00Z",
        // never less than two hours
        "2026-07-10T08:00:00Z, 2,  2026-07-10T12:30:00Z, 2026-07-10T14:30:00Z",
        // many room nights at the last minute: two hours
        "2026-07-08T10:00:00Z, 10, 2026-07-08T11:00:00Z, 2026-07-08T13:00:00Z",
        "2026-06-01T10:00:00Z, 10, 2026-07-05T08:00:00Z, 2026-07-06T08:00:00Z",
    })
    void the_guest_has_time_to_give_another_card(String bookedAt, int roomNights, Instant told, Instant from) {
        assertThat(ReportWindows.cancelForCard(booked(bookedAt, roomNights), told)
                        .from())
                .contains(from);
    }
}
