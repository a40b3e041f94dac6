package io.relais.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.connection.Accounts;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeederTest {
    @TempDir
    Path keys;

    private SeededHouse house;

    @BeforeEach
    void open() throws SQLException {
        house = SeededHouse.open(keys);
    }

    @AfterEach
    void drop() {
        house.close();
    }

    @Test
    void a_second_start_changes_nothing_and_tells_no_secret() {
        Seeded first = house.seed(Seeding.all(SeededHouse.SANDBOX));
        Map<String, String> rows = house.fingerprints();

        Seeded second = house.seed(Seeding.all(SeededHouse.SANDBOX));

        assertThat(house.fingerprints()).isEqualTo(rows);
        assertThat(first.password()).isPresent();
        assertThat(first.apiKey()).isPresent();
        assertThat(second.password()).isEmpty();
        assertThat(second.apiKey()).isEmpty();
        assertThat(second.ownerEmail()).isEqualTo("owner@relais.local");
    }

    @Test
    void a_start_on_the_next_day_adds_no_second_set_of_anything() {
        house.seed(Seeding.all(SeededHouse.SANDBOX));
        Map<String, String> rows = house.fingerprints();

        house.setTime(SeededHouse.NOW.plusSeconds(86_400));
        house.seed(Seeding.all(SeededHouse.SANDBOX));

        assertThat(house.fingerprints()).isEqualTo(rows);
    }

    @Test
    void another_sandbox_address_reaches_the_accounts_of_a_later_start() {
        house.seed(Seeding.all(SeededHouse.SANDBOX));

        house.seed(Seeding.all(URI.create("http://127.0.0.1:9999/")));

        assertThat(house.get(Accounts.class)
                        .settings(SeedIds.account("booking-ota"))
                        .get("ariUrl"))
                .isEqualTo("http://127.0.0.1:9999/booking/supply");
        assertThat(house.get(Accounts.class)
                        .settings(SeedIds.account("channex"))
                        .get("baseUrl"))
                .isEqualTo("http://127.0.0.1:9999/channex");
    }

    @Test
    void a_first_start_cut_short_before_the_owner_is_completed_by_the_next() {
        house.seed(new Seeding(SeededHouse.SANDBOX, EnumSet.of(Seeding.Part.RESERVATIONS)));

        Seeded next = house.seed(Seeding.all(SeededHouse.SANDBOX));

        assertThat(next.password()).isPresent();
        assertThat(house.number("select count(*) from reservation")).isEqualTo(43);
        assertThat(house.number("select count(*) from connection")).isEqualTo(5);
    }

    @Test
    void years_of_reservations_fill_the_houses_without_taking_a_unit_or_a_night_twice() {
        house.seed(Seeding.all(SeededHouse.SANDBOX).with(2_000));

        assertThat(house.number("select count(*) from reservation")).isBetween(1_600L, 2_500L);
        assertThat(house.number("select count(*) from night where overbooked > 0"))
                .isZero();
        assertThat(house.number("select sum(sold) from night"))
                .isEqualTo(house.number("select sum(upper(dates) - lower(dates)) from stay where holding"));
        assertThat(house.number("select count(distinct status) from reservation"))
                .isEqualTo(7);
        assertThat(house.number("select count(distinct source) from reservation"))
                .isEqualTo(5);
        assertThat(house.number("select count(*) from reservation where '3333' = any(promotion_codes)"
                        + " or array_to_string(promotion_codes, ' ') like '%3333%'"))
                .isPositive();
        assertThat(house.number("select count(*) from reservation where conflict <> ''"))
                .isZero();
        long before = house.number("select count(*) from reservation");

        house.seed(Seeding.all(SeededHouse.SANDBOX).with(2_000));

        assertThat(house.number("select count(*) from reservation")).isEqualTo(before);
    }
}
