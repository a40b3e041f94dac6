package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.vocabulary.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T10:00:00Z"), ZoneOffset.UTC);
    private static final Formats ENGLISH = new Formats(Locale.UK, CLOCK);
    private static final Formats FRENCH = new Formats(Locale.FRANCE, CLOCK);

    @Test
    void dates_are_short_and_local() {
        assertThat(ENGLISH.day(LocalDate.of(2026, 6, 12))).isEqualTo("Fri 12 Jun");
        assertThat(FRENCH.day(LocalDate.of(2026, 6, 12))).isEqualTo("ven. 12 juin");
        assertThat(ENGLISH.day(null)).isEqualTo("–");
    }

    @Test
    void the_year_is_told_where_it_could_be_mistaken() {
        assertThat(ENGLISH.day(LocalDate.of(2027, 2, 12))).isEqualTo("Fri 12 Feb");
        assertThat(ENGLISH.day(LocalDate.of(2027, 6, 12))).isEqualTo("Sat 12 Jun 2027");
        assertThat(ENGLISH.day(LocalDate.of(2025, 6, 12))).isEqualTo("Thu 12 Jun 2025");
    }

    @Test
    void money_has_its_currencys_decimals_in_both_languages() {
        assertThat(ENGLISH.money(new Money(124_550, "EUR"))).isEqualTo("€1,245.50");
        assertThat(FRENCH.money(new Money(124_550, "EUR"))
                        .replace('\u202f', ' ')
                        .replace('\u00a0', ' '))
                .isEqualTo("1 245,50 €");
        assertThat(ENGLISH.money(new Money(124_550, "JPY"))).endsWith("124,550");
        assertThat(ENGLISH.money(new Money(124_550, "KWD"))).isEqualTo("KWD\u00a0124.550");
        assertThat(FRENCH.money(new Money(-5, "KWD"))).contains("0,005");
    }

    @Test
    void times_are_in_the_propertys_zone_and_short_today() {
        ZoneId paris = ZoneId.of("Europe/Paris");

        assertThat(ENGLISH.moment(Instant.parse("2026-06-01T08:30:15Z"), paris)).isEqualTo("10:30:15");
        assertThat(ENGLISH.moment(Instant.parse("2026-05-31T21:30:15Z"), paris)).isEqualTo("31 May 23:30");
        assertThat(ENGLISH.moment(null, paris)).isEqualTo("–");
        assertThat(FRENCH.full(Instant.parse("2026-06-01T08:30:15Z"), paris)).contains("lundi 1 juin 2026", "10:30:15");
    }

    @Test
    void spans_are_told_in_the_unit_that_fits() {
        assertThat(ENGLISH.span(Duration.ofMillis(340))).isEqualTo("340 ms");
        assertThat(FRENCH.span(Duration.ofMillis(1_240))).isEqualTo("1,2 s");
        assertThat(ENGLISH.span(Duration.ofMinutes(4))).isEqualTo("4 min");
        assertThat(ENGLISH.span(Duration.ofHours(30))).isEqualTo("30 h");
        assertThat(ENGLISH.span(null)).isEqualTo("–");
    }

    @Test
    void the_history_is_read_in_words_and_what_is_not_understood_stays_as_it_is() {
        ChangeWords words = new ChangeWords(Texts.in("en"), ENGLISH);

        assertThat(words.value("status", "checked-in")).isEqualTo("Arrived");
        assertThat(words.value("conflict", "overbooked")).isEqualTo("Overbooked");
        assertThat(words.value("arrival", "2026-06-12")).isEqualTo("Fri 12 Jun");
        assertThat(words.value("total", "120.00 EUR")).isEqualTo("€120.00");
        assertThat(words.value("stays", "1 2026-06-12/2026-06-14 2+1")).isEqualTo("Fri 12 Jun – Sun 14 Jun, 2 + 1");
        assertThat(words.value("stays", "1 2026-06-12/2026-06-14 2+0, 2 2026-06-12/2026-06-13 1+0"))
                .isEqualTo("1 Fri 12 Jun – Sun 14 Jun, 2, 2 Fri 12 Jun – Sat 13 Jun, 1");
        assertThat(words.value("total", "12.00 XQX")).isEqualTo("12.00 XQX");
        assertThat(words.value("arrival", "2026-99-99")).isEqualTo("2026-99-99");
        assertThat(words.field("something-new")).isEqualTo("something-new");
    }
}
