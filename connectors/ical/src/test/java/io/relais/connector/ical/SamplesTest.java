package io.relais.connector.ical;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.CalendarFrame;
import io.relais.connector.CalendarReading;
import io.relais.connector.CalendarReading.Doubt;
import io.relais.connector.CalendarReading.Refused;
import io.relais.connector.CalendarReading.Snapshot;
import io.relais.connector.testkit.Samples;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Feeds as they were really served, and cases of other programs' test suites, where somebody has them; see the test kit's {@code Samples}.
 * Files that are not in the table are read too, and must only be answered.
 */
class SamplesTest {
    /** File, first day of a frame of two years in Zurich, and the outcome: shape, entries, doubts; or the refusal. */
    private static final Map<String, String> OUTCOMES = """
            abritel-homeaway-fr-2020.ics | 2019-12-01 | vrbo | 5 | none
            airbnb-088-airbnb.ics | 2025-02-01 | airbnb | 3 | BAD_END 1
            airbnb-088-clash.ics | 2023-02-01 | airbnb | 2 | none
            airbnb-2026-08-listing1.ics | 2026-08-01 | airbnb | 46 | none
            airbnb-2026-08-listing4.ics | 2026-08-01 | airbnb | 19 | none
            airbnb-http500-json-body.txt | 2026-11-01 | JSON
            biweekly--issues-issue85.ics | 2018-07-01 | other | 1 | none
            biweekly--text-rfc5545-example4.ics | 2026-11-01 | other | 0 | none
            booking-2025-10-no-organizer.ics | 2025-10-01 | booking-com | 3 | none
            booking-2026-08-berta.ics | 2026-08-01 | booking-com | 5 | none
            booking-2026-08-vita.ics | 2026-08-01 | booking-com | 1 | none
            booking-empty-body.ics | 2026-11-01 | EMPTY
            booking-rolled-day1.ics | 2026-09-01 | booking-com | 1 | none
            booking-rolled-day2.ics | 2026-09-01 | booking-com | 1 | none
            duplicates.ics | 2026-10-01 | other | 2 | none
            edge-cases-all-in-one.ics | 2026-10-01 | other | 11 | NO_END 1, BAD_END 1, NO_UID 1
            google-allday-and-timed.ics | 2099-09-01 | google | 2 | none
            html-200-login.txt | 2026-11-01 | HTML
            ical4j--invalid-0.ics | 2026-11-01 | other | 0 | NO_START 1
            ical4j--invalid-core.ics | 2004-06-01 | other | 81 | none
            ical4j--invalid-lastfm.ics | 2010-02-01 | other | 33 | none
            ical4j--invalid-talios.ics | 2005-05-01 | other | 1 | none
            ical4j--valid-3.ics | 2026-11-01 | other | 0 | none
            ical4j--valid-Australian_TV_Melbourne.ics | 2004-03-01 | other | 263 | none
            ical4j--valid-Dryway.ics | 2005-05-01 | other | 31 | none
            ical4j--valid-New_Years_Day.ics | 2009-01-01 | other | 0 | none
            ical4j--valid-afl2004.ics | 2004-03-01 | other | 207 | none
            ical4j--valid-calconnect.ics | 2005-04-01 | other | 5 | UNKNOWN_ZONE 1
            ical4j--valid-calconnect6.ics | 2005-04-01 | other | 1 | UNKNOWN_ZONE 1
            ical4j--valid-classify.ics | 1996-07-01 | other | 2 | BAD_END 1
            ical4j--valid-friday13-NOT.ics | 1997-09-01 | other | 101 | NO_UID 1
            ical4j--valid-lotr-updated.ics | 2003-03-01 | other | 47 | none
            ical4j--valid-oracle-personal-notes-test-empty.ics | 2010-10-01 | other | 1 | none
            ical4j--valid-rfc5545-sec3.6.3.ics | 1997-03-01 | other | 0 | none
            ical4j--valid-rfc5545-sec4.3.ics | 1997-03-01 | other | 1 | none
            icaljs--parser-base64.ics | 2026-11-01 | other | 0 | none
            icaljs--parser-integer.ics | 2026-11-01 | other | 0 | none
            icaljs--parser-quoted_params.ics | 2026-11-01 | other | 0 | none
            icaljs--parser-unfold_properties.ics | 2026-11-01 | other | 0 | none
            icaljs--samples-daily_recur.ics | 2012-08-01 | google | 730 | none
            icaljs--samples-multiple_rrules.ics | 2012-03-01 | other | 36 | none
            icaljs--samples-recur_instances_finite.ics | 2012-10-01 | other | 5 | none
            libical--test-data-2.ics | 1997-03-01 | other | 1 | none
            libical--test-data-6.ics | 1997-07-01 | other | 1 | NO_END 1
            libical--test-data-crash.ics | 1997-03-01 | TRUNCATED
            libical--test-data-issue253.ics | 2026-11-01 | TRUNCATED
            libical--test-data-recur-errors.ics | 1997-08-01 | NOT_A_CALENDAR
            morningcroissant-empty.ics | 2026-11-01 | morningcroissant | 0 | none
            nodeical--fixtures-Office-2012-owa.ics | 2020-10-01 | other | 88 | NO_UID 4
            nodeical--fixtures-biweekly-exdate-until.ics | 2017-02-01 | google | 99 | none
            nodeical--fixtures-event-with-category.ics | 2026-11-01 | other | 0 | NO_START 5
            nodeical--fixtures-floating-dtstart-custom-vtimezone.ics | 2025-06-01 | other | 1 | none
            nodeical--fixtures-mixed-timezone-handling.ics | 2002-10-01 | other | 5 | none
            nodeical--fixtures-non-utc-until.ics | 2024-01-01 | other | 53 | none
            nodeical--fixtures-test_date_time_duration.ics | 2024-02-01 | other | 1 | none
            nodeical--fixtures-tv-show-episode.ics | 2011-03-01 | other | 26 | DUPLICATE 1
            nodeical--fixtures-windows-quoted-tz-rrule.ics | 2015-07-01 | other | 10 | none
            ownerrez.ics | 2022-05-01 | ownerrez | 1 | none
            pyicalendar--calendars-alarm_google_acknowledged.ics | 2024-10-01 | google | 1 | none
            pyicalendar--calendars-alarm_thunderbird_2_notification_popped_up.ics | 2024-10-01 | other | 1 | none
            pyicalendar--calendars-big_bad_calendar.ics | 2026-11-01 | TRUNCATED
            pyicalendar--calendars-empty.ics | 2026-11-01 | other | 0 | none
            pyicalendar--calendars-invalid_duration.ics | 2024-01-01 | other | 1 | BAD_END 1
            pyicalendar--calendars-issue_1050_multiple_calendars.ics | 2026-11-01 | other | 0 | NO_START 2
            pyicalendar--calendars-issue_1081_freebusy_comma_separated.ics | 2025-01-01 | other | 1 | none
            pyicalendar--calendars-issue_1081_with_summary.ics | 2026-11-01 | other | 0 | NO_START 1
            pyicalendar--calendars-issue_1549_binary_attachment.ics | 2026-11-01 | other | 0 | NO_START 1
            pyicalendar--calendars-issue_1633_rdate_with_dates_and_tzid.ics | 1997-01-01 | other | 2 | NO_END 1
            pyicalendar--calendars-issue_178_custom_component_inside_other.ics | 2026-11-01 | other | 0 | none
            pyicalendar--calendars-issue_321_assert_dst_offset_is_not_false.ics | 2020-04-01 | other | 1 | none
            pyicalendar--calendars-issue_466_respect_unique_timezone.ics | 2022-10-01 | other | 102 | UNKNOWN_ZONE 1
            pyicalendar--calendars-issue_722_missing_timezones.ics | 2014-08-01 | other | 1 | NO_START 2, NO_UID 1
            pyicalendar--calendars-multiple_calendar_components.ics | 2003-05-01 | other | 3 | NO_END 2
            pyicalendar--calendars-pr_480_summary_with_colon.ics | 2026-11-01 | TRUNCATED
            pyicalendar--calendars-rfc_7265_appendix_example_2_ical.ics | 2006-01-01 | other | 5 | none
            pyicalendar--calendars-rfc_7986_properties.ics | 2026-11-01 | other | 0 | none
            pyicalendar--calendars-timezone_rdate.ics | 2012-02-01 | other | 1 | NO_END 1, BAD_LINE 1
            pyicalendar--events-event_with_escaped_character2.ics | 2026-11-01 | NOT_A_CALENDAR
            pyicalendar--events-event_with_rsvp.ics | 2026-11-01 | NOT_A_CALENDAR
            pyicalendar--events-issue_112_missing_tzinfo_on_exdate.ics | 2013-09-01 | NOT_A_CALENDAR
            pyicalendar--events-issue_355_url_escaping_2.ics | 2022-08-01 | NOT_A_CALENDAR
            pyicalendar--events-issue_70_rrule_causes_attribute_error.ics | 2007-02-01 | NOT_A_CALENDAR
            pyicalendar--events-rfc_9074_example_3.ics | 2021-03-01 | NOT_A_CALENDAR
            smoobu-fold-cancelled.ics | 2026-09-01 | smoobu | 2 | none
            vikbooking-export.ics | 2026-11-01 | vikbooking | 1 | none
            vrbo-duration-no-dtend.ics | 2026-11-01 | vrbo | 1 | none
            """.lines()
            .map(line -> line.split(" \\| ", 2))
            .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1], (a, b) -> a, LinkedHashMap::new));

    private static final Map<String, String> NIGHTS = Map.of(
            "abritel-homeaway-fr-2020.ics",
            "2019-12-24/2019-12-29 BOOKING, 2020-01-01/2020-01-24 BOOKING, 2020-02-29/2020-03-05 BLOCK,"
                    + " 2020-10-13/2020-10-24 BOOKING, 2020-11-15/2020-12-06 TENTATIVE",
            "airbnb-088-airbnb.ics",
            "2025-02-26/2025-02-27 SOFT, 2025-04-03/2025-05-25 SOFT, 2025-06-01/2025-06-02 SOFT",
            "booking-2026-08-berta.ics",
            "2026-08-22/2026-08-31 BLOCK, 2026-09-04/2026-09-07 BLOCK, 2026-09-12/2026-09-13 BLOCK,"
                    + " 2026-12-27/2026-12-28 BLOCK, 2027-02-01/2028-02-22 BLOCK",
            "duplicates.ics",
            "2026-10-15/2026-10-26 BOOKING, 2026-10-26/2026-10-30 BOOKING",
            "edge-cases-all-in-one.ics",
            "2026-10-12/2026-10-15 BLOCK, 2026-10-20/2026-10-22 BOOKING, 2026-11-01/2026-11-02 BLOCK,"
                    + " 2026-11-05/2026-11-08 BOOKING, 2026-12-01/2026-12-02 BOOKING, 2026-12-08/2026-12-09 BOOKING,"
                    + " 2026-12-15/2026-12-16 BOOKING, 2026-12-20/2026-12-21 BOOKING, 2026-12-22/2026-12-23 BOOKING,"
                    + " 2026-12-24/2026-12-26 BOOKING, 2026-12-28/2026-12-30 BOOKING",
            "google-allday-and-timed.ics",
            "2099-09-10/2099-09-13 BLOCK, 2099-09-15/2099-09-17 BOOKING",
            "ownerrez.ics",
            "2022-05-10/2023-02-23 BOOKING",
            "smoobu-fold-cancelled.ics",
            "2026-09-10/2026-09-12 BOOKING, 2026-09-12/2026-09-14 BLOCK",
            "vikbooking-export.ics",
            "2026-11-17/2026-11-20 BOOKING",
            "vrbo-duration-no-dtend.ics",
            "2026-11-01/2026-11-05 BOOKING");

    @TestFactory
    Stream<DynamicTest> every_sample_ends_in_its_documented_outcome() {
        return Samples.bytes("ical").entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    String expected = OUTCOMES.getOrDefault(file.getKey(), "2026-11-01 | ");
                    String day = expected.substring(0, expected.indexOf(' '));
                    String outcome = outcome(Feeds.read(file.getValue(), frame(LocalDate.parse(day))));
                    if (OUTCOMES.containsKey(file.getKey())) {
                        assertThat(day + " | " + outcome).isEqualTo(expected);
                    } else {
                        assertThat(outcome).isNotEmpty();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> the_nights_of_these_samples_are_these() {
        return NIGHTS.entrySet().stream()
                .map(expected -> DynamicTest.dynamicTest(expected.getKey(), () -> {
                    byte[] body = Samples.bytes("ical").getOrDefault(expected.getKey(), new byte[0]);
                    Assumptions.assumeTrue(body.length > 0, "the sample folder has no such file");
                    LocalDate day = LocalDate.parse(
                            OUTCOMES.getOrDefault(expected.getKey(), "").substring(0, 10));
                    assertThat(Feeds.nights((Snapshot) Feeds.read(body, frame(day))))
                            .containsExactly(expected.getValue().split(", ", -1));
                }));
    }

    private static CalendarFrame frame(LocalDate today) {
        return new CalendarFrame(ZoneId.of("Europe/Zurich"), today, today.plusMonths(24));
    }

    private static String outcome(CalendarReading reading) {
        return switch (reading) {
            case Refused refused -> refused.reason().name();
            case Snapshot snapshot ->
                snapshot.shape() + " | " + snapshot.entries().size() + " | " + doubts(snapshot);
        };
    }

    /** As {@code NO_END 2, NO_UID 1}. */
    private static String doubts(Snapshot snapshot) {
        return snapshot.doubts().stream()
                .collect(Collectors.groupingBy(Doubt::kind, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(
                        Collectors.collectingAndThen(Collectors.joining(", "), told -> told.isEmpty() ? "none" : told));
    }
}
