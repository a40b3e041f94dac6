package io.relais.connector.ical;

import static io.relais.connector.ical.Feeds.event;
import static io.relais.connector.ical.Feeds.only;
import static io.relais.connector.ical.Feeds.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarEntry.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose calendar it is, and what its words say. */
class WordingTest {
    private static final String AIRBNB = "-//Airbnb Inc//Hosting Calendar 1.0//EN";
    private static final String DATES = "DTSTART:20261101\nDTEND:20261103";

    private static String feed(String producer, String... lines) {
        return "BEGIN:VCALENDAR\nPRODID:" + producer + "\n" + event(DATES + "\n" + String.join("\n", lines))
                + "\nEND:VCALENDAR\n";
    }

    @ParameterizedTest
    @CsvSource({
        "-//Airbnb Inc//Hosting Calendar 1.0//EN, airbnb",
        "'-//admin.booking.com\\\\\\, b.v.//NONSGML v1.0//EN', booking-com",
        "-//Booking.com//Extranet Calendar//EN, booking-com",
        "'-//HomeAway.com, Inc.//EN', vrbo",
        "-//Google Inc//Google Calendar 70.9054//EN, google",
        "-//Smoobu//EN, smoobu",
        "-//e4j//VikBooking//EN, vikbooking",
        "-//MorningCroissant//MorningCroissant//EN, morningcroissant",
        "-//Relais//Relais//EN, relais",
        "-//github.com/rianjs/ical.net//NONSGML ical.net 4.0//EN, other",
        "Microsoft Exchange Server 2010, other",
    })
    void the_program_that_wrote_it_tells_whose_it_is(String producer, String shape) {
        assertThat(snapshot(feed(producer)).shape()).isEqualTo(shape);
    }

    @Test
    void else_the_calendars_name_or_the_first_events_id_does() {
        assertThat(snapshot(feed("-//x//EN\nX-WR-CALNAME:OwnerRez - Hut").replace("1@test", "1"))
                        .shape())
                .isEqualTo("ownerrez");
        assertThat(snapshot(feed("-//x//EN").replace("1@test", "1@airbnb.com")).shape())
                .isEqualTo("airbnb");
        assertThat(snapshot(feed("-//x//EN").replace("1@test", "01J@fewohbee")).shape())
                .isEqualTo("fewohbee");
    }

    @Test
    void an_airbnb_reservation_has_its_code_digits_and_link() {
        CalendarEntry entry = only(
                feed(
                        AIRBNB,
                        "SUMMARY:Reserved",
                        "DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/details/HMTESTAAAA\\nPhone Number (Last 4 Digits): 0042"));
        assertThat(entry.kind()).isEqualTo(Kind.BOOKING);
        assertThat(entry.code()).isEqualTo("HMTESTAAAA");
        assertThat(entry.phoneDigits()).isEqualTo("0042");
        assertThat(entry.link()).isEqualTo("https://www.airbnb.com/hosting/reservations/details/HMTESTAAAA");
        assertThat(entry.guestName()).isEmpty();
    }

    @Test
    void the_old_form_of_an_airbnb_reservation_is_known() {
        CalendarEntry entry = only(feed(
                AIRBNB,
                "SUMMARY:Ada Lind (HMTESTAAAA)",
                "DESCRIPTION:CHECKIN: 01/11\\nPHONE: +00 600 00 12 34\\nEMAIL: user-9@guest.airbnb.com"));
        assertThat(entry.kind()).isEqualTo(Kind.BOOKING);
        assertThat(entry.guestName()).isEqualTo("Ada Lind");
        assertThat(entry.code()).isEqualTo("HMTESTAAAA");
        assertThat(entry.phoneDigits()).isEqualTo("1234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.airbnb.com.evil.example/details/HMTESTAAAA",
                "https://evil.example/airbnb.com/HMTESTAAAA",
                "http://www.airbnb.com/details/HMTESTAAAA",
                "https://www.airbnb.com@evil.example/HMTESTAAAA",
                "https://airbnb.evil/x",
                "https://airbnb./HMTESTAAAA",
                "https://www.airbnb.com",
                "javascript:alert(1)",
            })
    void an_address_of_anybody_else_is_not_kept(String link) {
        CalendarEntry entry = only(feed(AIRBNB, "SUMMARY:Reserved", "DESCRIPTION:Reservation URL: " + link));
        assertThat(entry.link()).isEmpty();
        assertThat(entry.code()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.airbnb.fr/hosting/HMTESTAAAA",
                "https://fr.airbnb.com/HMTESTAAAA",
                "https://airbnb.co.uk/HMTESTAAAA",
                "https://www.airbnb.com.au/HMTESTAAAA?a=b",
            })
    void airbnbs_addresses_in_all_countries_are(String link) {
        CalendarEntry entry = only(feed(AIRBNB, "SUMMARY:Reserved", "DESCRIPTION:Reservation URL: " + link));
        assertThat(entry.link()).isEqualTo(link);
        assertThat(entry.code()).isEqualTo("HMTESTAAAA");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-//Airbnb Inc//EN | Airbnb (Not available) | SOFT | ''",
                "-//Airbnb Inc//EN | Not available | SOFT | ''",
                "-//Airbnb Inc//EN | Something new | BLOCK | ''",
                "-//admin.booking.com//EN | CLOSED - Not available | BLOCK | ''",
                "-//admin.booking.com//EN | CLOSED - Ada Lind | BOOKING | Ada Lind",
                "-//admin.booking.com//EN | CLOSED | BLOCK | ''",
                "-//HomeAway.com//EN | Reserved - Ada | BOOKING | Ada",
                "-//HomeAway.com//EN | Reserved - Vrbo | BOOKING | ''",
                "-//HomeAway.com//EN | Réservée - M & Mme | BOOKING | M & Mme",
                "-//HomeAway.com//EN | Réservée | BOOKING | ''",
                "-//HomeAway.com//EN | Provisoire - Ada | TENTATIVE | Ada",
                "-//HomeAway.com//EN | Blocked | BLOCK | ''",
                "-//HomeAway.com//EN | Indisponible | BLOCK | ''",
                "-//HomeAway.com//EN | Reserviert - Ada | BOOKING | Ada",
                "-//HomeAway.com//EN | Prenotato - Ada | BOOKING | Ada",
                "-//HomeAway.com//EN | Geblokkeerd | BLOCK | ''",
                "-//Google Inc//EN | Blocked - family stay | BLOCK | ''",
                "-//Google Inc//EN | Lunch | BLOCK | ''",
                "-//Google Inc//EN | Booked | BOOKING | ''",
                "-//Smoobu//EN | Booking - Ada | BOOKING | Ada",
                "-//Smoobu//EN | Blocked | BLOCK | ''",
                "-//e4j//VikBooking//EN | Check-in 2026-11-01 | BOOKING | ''",
                "-//Hostaway//EN | Reserved - Ada | BLOCK | ''",
                "-//Anybody//EN | Reserved - Ada | BOOKING | Ada",
                "-//Anybody//EN | Unavailable | BLOCK | ''",
                "-//Anybody//EN | Tentative | TENTATIVE | ''",
                "-//Anybody//EN | '' | BLOCK | ''",
            })
    void words_say_what_took_the_nights(String producer, String summary, Kind kind, String guest) {
        CalendarEntry entry = only(feed(producer, "SUMMARY:" + summary));
        assertThat(entry.kind()).isEqualTo(kind);
        assertThat(entry.guestName()).isEqualTo(guest);
        assertThat(entry.summary()).isEqualTo(summary);
    }

    @Test
    void smoobus_first_and_last_days_are_not_stays_of_their_own() {
        assertThat(snapshot(feed("-//Smoobu//EN", "SUMMARY:Check-in Ada")).entries())
                .isEmpty();
        assertThat(snapshot(feed("-//Smoobu//EN", "SUMMARY:check-out")).entries())
                .isEmpty();
        assertThat(snapshot(feed("-//Smoobu//EN", "SUMMARY:Booking - Ada")).entries())
                .hasSize(1);
    }

    @Test
    void texts_are_of_one_line_visible_and_short() {
        CalendarEntry entry =
                only(feed("-//x//EN", "SUMMARY:a\\nb\\, c\\;  \u202Ed\u0085\u200B \uD83C\uDFD5" + "x".repeat(300)));
        assertThat(entry.summary()).startsWith("a b, c; d \uD83C\uDFD5xx").hasSizeLessThanOrEqualTo(201);
        assertThat(only(feed("-//x//EN").replace("1@test", "u".repeat(400) + "\\n"))
                        .uid())
                .hasSize(255);
    }

    @Test
    void printing_a_reading_shows_no_guest() {
        assertThat(snapshot(feed(AIRBNB, "SUMMARY:Ada Lind (HMTESTAAAA)")))
                .asString()
                .doesNotContain("Ada", "HMTEST");
    }
}
