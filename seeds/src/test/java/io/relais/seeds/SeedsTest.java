package io.relais.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.access.ApiKeys;
import io.relais.core.access.People;
import io.relais.core.access.Principal;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connections;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.reservation.Register;
import io.relais.core.reservation.RegisterQuery;
import io.relais.core.reservation.RegisterRow;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the seeds hold; seeded once, because none of these tests changes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedsTest {
    private SeededHouse house;
    private Seeded seeded;

    @BeforeAll
    void seed(@TempDir Path keys) throws SQLException {
        house = SeededHouse.open(keys);
        seeded = house.seed(Seeding.all(SeededHouse.SANDBOX));
    }

    @AfterAll
    void drop() {
        house.close();
    }

    @Test
    void the_password_and_the_key_that_were_told_are_right() {
        assertThat(house.get(People.class)
                        .signIn("owner@relais.local", seeded.password().orElseThrow()))
                .isPresent();
        assertThat(house.get(ApiKeys.class)
                        .find(seeded.apiKey().orElseThrow())
                        .orElseThrow()
                        .organisationId())
                .isEqualTo(SeededHouse.ORGANISATION);
        assertThat(seeded.toString()).doesNotContain(seeded.password().orElseThrow());
    }

    @Test
    void nights_sold_are_exactly_those_of_stays_that_hold_them() {
        long wrong = house.number("""
                select count(*) from (
                    select n.unit_type_id, n.night, n.sold, count(s.id) as held from night n
                    left join stay s on s.unit_type_id = n.unit_type_id and s.holding and s.dates @> n.night
                    group by 1, 2, 3) k where sold <> held
                """);
        assertThat(wrong).isZero();
        assertThat(house.number("select sum(sold)::bigint from night")).isGreaterThan(100);
        assertThat(house.number("select count(*) from night where overbooked > 0"))
                .isZero();
        assertThat(house.number("select count(*) from reservation where conflict <> ''"))
                .isZero();
    }

    @Test
    void every_product_has_a_price_on_each_of_500_nights_from_its_propertys_today() {
        List<Long> nights = house.numbers("""
                select count(distinct p.night) from unit_type t
                join property o on o.id = t.property_id
                join rate_plan r on r.property_id = t.property_id
                join price p on p.unit_type_id = t.id and p.rate_plan_id = r.id
                join night n on n.unit_type_id = t.id and n.night = p.night
                where p.night >= (timestamptz '2027-04-20T18:00:00Z' at time zone o.time_zone)::date
                group by t.id, r.id
                """);
        assertThat(nights).hasSize(12).containsOnly(500L);
    }

    @Test
    void prices_are_in_the_propertys_own_currency_and_by_people_only_at_the_hotel() {
        assertThat(house.texts("""
                select distinct o.code || ' ' || p.currency || ' ' || p.occupancy from price p
                join unit_type t on t.id = p.unit_type_id join property o on o.id = t.property_id order by 1
                """))
                .containsExactly("bahr KWD 0", "pins EUR 0", "sakura JPY 1", "sakura JPY 2", "sakura JPY 3");
        assertThat(house.texts("""
                select distinct t.code || ' ' || p.amount from price p join unit_type t on t.id = p.unit_type_id
                join rate_plan r on r.id = p.rate_plan_id
                where p.night = '2027-04-21' and r.code = 'nrf' and p.occupancy in (0, 2) order by 1
                """))
                .containsExactly(
                        "double 21100", "lodge 9800", "pitch 2500", "suite 41750", "tent-lodge 7550", "twin 22900");
    }

    @Test
    void sample_guests_keep_their_names_and_some_have_cancelled() {
        List<RegisterRow> rows = house.get(Register.class)
                .search(Principal.system(SeededHouse.ORGANISATION), RegisterQuery.first("", 200))
                .rows();
        assertThat(rows).hasSize(43);
        assertThat(house.number("select count(*) from reservation where status = 'cancelled'"))
                .isEqualTo(4);
        assertThat(house.texts("select last_name from contact"))
                .contains("Brzęczyszczykiewicz", "山田", "الصباح", "Παπαδόπουλος", "Шевченко", "'t Hart");
    }

    @Test
    void guests_who_come_again_are_recognised_proposed_merged_and_blocked() {
        assertThat(house.number("select count(*) from guest")).isEqualTo(42);
        assertThat(house.number("select count(*) from guest_link where how = 'matched'"))
                .isEqualTo(1);
        assertThat(house.number("select count(*) from guest_proposal where state = 'open'"))
                .isEqualTo(1);
        assertThat(house.number("select count(*) from guest where merged_into is not null"))
                .isEqualTo(1);
        assertThat(house.number("select count(*) from guest where blocked <> ''"))
                .isEqualTo(1);
    }

    @Test
    void every_room_and_rate_of_the_simulated_partners_is_mapped_with_the_same_credentials() {
        assertThat(mapped())
                .containsExactlyInAnyOrderElementsOf(
                        PartnerFile.read(SeededHouse.FOLDER).products());
        Node booking = Node.read(SeededHouse.FOLDER.resolve("partners.yaml")).node("booking");
        for (Node account : booking.nodes("accounts")) {
            String key = "booking-" + account.text("style");
            assertThat(house.get(Accounts.class).settings(SeedIds.account(key)).values())
                    .containsEntry("clientId", account.text("clientId"))
                    .containsEntry("clientSecret", account.text("clientSecret"))
                    .containsEntry("style", account.text("style"));
        }
    }

    @Test
    void every_connection_is_marked_for_all_it_sells() {
        assertThat(house.number("select count(*) from dirty_nights where facets = 7"))
                .isEqualTo(11);
        assertThat(house.number("select count(*) from dirty_nights")).isEqualTo(11);
    }

    @Test
    void the_desk_has_an_open_register_its_own_fields_and_money_that_adds_up() {
        assertThat(house.number("select count(*) from cash_session where closed_at is null"))
                .isEqualTo(2);
        assertThat(house.number("select count(*) from custom_field")).isEqualTo(5);
        assertThat(house.number("select count(*) from custom_value")).isEqualTo(3);
        assertThat(house.number("select count(*) from taking")).isEqualTo(7);
        assertThat(house.number("""
                        select count(*) from reservation r
                        where r.paid <> (select coalesce(sum(amount), 0) from taking t where t.reservation_id = r.id)
                        """)).isZero();
    }

    @Test
    void properties_keep_the_ids_that_are_made_from_their_codes() {
        assertThat(house.get(Properties.class).list(SeededHouse.ORGANISATION))
                .extracting(Property::id)
                .containsExactlyInAnyOrder(
                        SeedIds.property("pins"), SeedIds.property("sakura"), SeedIds.property("bahr"));
    }

    private List<String> mapped() {
        Connections connections = house.get(Connections.class);
        return house.texts("select id::text from connection").stream()
                .map(UUID::fromString)
                .flatMap(id -> connections.listMappings(id).stream()
                        .map(mapping -> connections.find(id).orElseThrow().remotePropertyId() + "/"
                                + mapping.remoteRoomId() + "/" + mapping.remoteRateId()))
                .toList();
    }
}
