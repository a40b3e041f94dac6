package io.relais.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.Invariants;
import io.relais.core.data.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Two years of reservations with their money, groups and guests. */
class YearsTest {
    private static final int MOST = 20_000;
    private static final long MINUTE = 60_000_000_000L;

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
    void two_years_hold_every_status_money_that_adds_up_groups_and_guests() {
        house.seed(Seeding.all(SeededHouse.SANDBOX).with(1_200));
        holds();
        assertThat(house.texts("select distinct status from reservation")).hasSize(7);
        assertThat(count("reservation where promotion_codes::text like '%3333%'"))
                .isPositive();
        assertThat(count("reservation where tags <> '{}'")).isPositive();
        assertThat(count("reservation where group_id is not null")).isGreaterThan(2);
        assertThat(count("reservation where status in ('cancelled', 'no-show') and fee > 0"))
                .isPositive();
        assertThat(count("taking where amount < 0")).isPositive();
        assertThat(count("custom_value")).isGreaterThan(50);
        long gone = count("reservation where status = 'checked-out'");
        assertThat(count("reservation where status = 'checked-out' and balance = 0"))
                .isBetween(gone * 8 / 10, gone - 1);
        assertThat(count("guest_wait")).isZero();
        assertThat(count("guest")).isBetween(100L, count("reservation") - 100);
    }

    @Test
    @EnabledIfSystemProperty(named = "relais.long", matches = "true")
    void twenty_thousand_are_there_within_a_minute() {
        house.seed(Seeding.all(SeededHouse.SANDBOX));
        long began = System.nanoTime();
        house.seed(Seeding.all(SeededHouse.SANDBOX).with(MOST));
        assertThat(System.nanoTime() - began).isLessThan(MINUTE);
        holds();
        assertThat(count("reservation")).isBetween(MOST * 9L / 10, MOST * 11L / 10);
    }

    private void holds() {
        Invariants.hold(house.get(Database.class));
        assertThat(house.texts("""
                        select r.id::text from reservation r
                        where r.paid <> (select coalesce(sum(amount), 0) from taking t where t.reservation_id = r.id)
                        """)).isEmpty();
        assertThat(house.texts("""
                        select r.id::text from reservation r join event e on e.reservation_id = r.id
                        where e.type = 'reservation-created' and e.at <> r.created_at or e.at > '%s'
                        """.formatted(SeededHouse.NOW))).isEmpty();
    }

    private long count(String rows) {
        return house.number("select count(*) from " + rows);
    }
}
