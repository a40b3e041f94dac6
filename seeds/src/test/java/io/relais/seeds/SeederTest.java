package io.relais.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.relais.core.access.ApiKeys;
import io.relais.core.access.People;
import io.relais.core.access.Principal;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connections;
import io.relais.core.data.Database;
import io.relais.core.data.Secrets;
import io.relais.core.postgres.TestDatabase;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.reservation.Register;
import io.relais.core.reservation.RegisterQuery;
import io.relais.core.reservation.RegisterRow;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeederTest {
    private static final Path FOLDER = Path.of(".");
    private static final URI SANDBOX = URI.create("http://127.0.0.1:8090");
    private static final UUID ORGANISATION = SeedIds.organisation("relais-demo");
    /** A Tuesday evening in Europe, when it is Wednesday in Tokyo already. */
    private static final Instant NOW = Instant.parse("2027-04-20T18:00:00Z");

    private static final List<String> TABLES = List.of(
            "organisation",
            "property",
            "unit_type",
            "unit",
            "rate_plan",
            "night",
            "price",
            "restriction",
            "person",
            "api_key",
            "account",
            "connection",
            "mapping",
            "reservation",
            "stay",
            "contact",
            "event",
            "dirty_nights");

    @TempDir
    Path keys;

    private final TestDatabase database = TestDatabase.fresh();
    private AgroalDataSource pool;
    private Wiring wiring = new Wiring();

    @BeforeEach
    void wire() throws SQLException {
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(settings -> settings.maxSize(3)
                        .connectionFactoryConfiguration(connection -> connection
                                .jdbcUrl(database.jdbcUrl())
                                .principal(
                                        new NamePrincipal(TestDatabase.server().user()))
                                .credential(
                                        new SimplePassword(TestDatabase.server().password())))));
        wiring = wiringAt(NOW);
    }

    @AfterEach
    void drop() {
        pool.close();
        database.close();
    }

    @Test
    void a_second_start_changes_nothing_and_tells_no_secret() {
        Seeded first = seed(Seeding.all(SANDBOX));
        Map<String, String> rows = fingerprints();

        Seeded second = seed(Seeding.all(SANDBOX));

        assertThat(fingerprints()).isEqualTo(rows);
        assertThat(first.password()).isPresent();
        assertThat(first.apiKey()).isPresent();
        assertThat(second.password()).isEmpty();
        assertThat(second.apiKey()).isEmpty();
        assertThat(second.ownerEmail()).isEqualTo("owner@relais.local");
    }

    @Test
    void the_password_and_the_key_that_were_told_are_right() {
        Seeded seeded = seed(Seeding.all(SANDBOX));

        assertThat(wiring.get(People.class)
                        .signIn("owner@relais.local", seeded.password().orElseThrow()))
                .isPresent();
        assertThat(wiring.get(ApiKeys.class)
                        .find(seeded.apiKey().orElseThrow())
                        .orElseThrow()
                        .organisationId())
                .isEqualTo(ORGANISATION);
        assertThat(seeded.toString()).doesNotContain(seeded.password().orElseThrow());
    }

    @Test
    void a_start_on_the_next_day_adds_no_second_set_of_anything() {
        seed(Seeding.all(SANDBOX));
        Map<String, String> rows = fingerprints();

        wiring = wiringAt(NOW.plusSeconds(86_400));
        seed(Seeding.all(SANDBOX));

        assertThat(fingerprints()).isEqualTo(rows);
    }

    @Test
    void nights_sold_are_exactly_those_of_stays_that_hold_them() {
        seed(Seeding.all(SANDBOX));

        long wrong = number("""
                select count(*) from (
                    select n.unit_type_id, n.night, n.sold, count(s.id) as held from night n
                    left join stay s on s.unit_type_id = n.unit_type_id and s.holding and s.dates @> n.night
                    group by 1, 2, 3) k where sold <> held
                """);
        assertThat(wrong).isZero();
        assertThat(number("select sum(sold)::bigint from night")).isGreaterThan(100);
        assertThat(number("select count(*) from night where overbooked > 0")).isZero();
        assertThat(number("select count(*) from reservation where conflict <> ''"))
                .isZero();
    }

    @Test
    void every_product_has_a_price_on_each_of_500_nights_from_its_propertys_today() {
        seed(Seeding.all(SANDBOX));

        List<Long> nights = numbers("""
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
        seed(new Seeding(SANDBOX, EnumSet.noneOf(Seeding.Part.class)));

        assertThat(texts("""
                select distinct o.code || ' ' || p.currency || ' ' || p.occupancy from price p
                join unit_type t on t.id = p.unit_type_id join property o on o.id = t.property_id order by 1
                """))
                .containsExactly("bahr KWD 0", "pins EUR 0", "sakura JPY 1", "sakura JPY 2", "sakura JPY 3");
        assertThat(texts("""
                select distinct t.code || ' ' || p.amount from price p join unit_type t on t.id = p.unit_type_id
                join rate_plan r on r.id = p.rate_plan_id
                where p.night = '2027-04-21' and r.code = 'nrf' and p.occupancy in (0, 2) order by 1
                """))
                .containsExactly(
                        "double 21100", "lodge 9800", "pitch 2500", "suite 41750", "tent-lodge 7550", "twin 22900");
    }

    @Test
    void sample_guests_keep_their_names_and_some_have_cancelled() {
        seed(Seeding.all(SANDBOX));

        List<RegisterRow> rows = wiring.get(Register.class)
                .search(Principal.system(ORGANISATION), RegisterQuery.first("", 200))
                .rows();
        assertThat(rows).hasSize(40);
        assertThat(number("select count(*) from reservation where status = 'cancelled'"))
                .isEqualTo(4);
        assertThat(texts("select last_name from contact"))
                .contains("Brzęczyszczykiewicz", "山田", "الصباح", "Παπαδόπουλος", "Шевченко", "'t Hart");
    }

    @Test
    void another_sandbox_address_reaches_the_accounts_of_a_later_start() {
        seed(Seeding.all(SANDBOX));

        seed(Seeding.all(URI.create("http://127.0.0.1:9999/")));

        assertThat(wiring.get(Accounts.class)
                        .settings(SeedIds.account("booking-ota"))
                        .get("ariUrl"))
                .isEqualTo("http://127.0.0.1:9999/booking/supply");
        assertThat(wiring.get(Accounts.class)
                        .settings(SeedIds.account("channex"))
                        .get("baseUrl"))
                .isEqualTo("http://127.0.0.1:9999/channex");
    }

    @Test
    void a_first_start_cut_short_before_the_owner_is_completed_by_the_next() {
        seed(new Seeding(SANDBOX, EnumSet.of(Seeding.Part.RESERVATIONS)));

        Seeded next = seed(Seeding.all(SANDBOX));

        assertThat(next.password()).isPresent();
        assertThat(number("select count(*) from reservation")).isEqualTo(40);
        assertThat(number("select count(*) from connection")).isEqualTo(5);
    }

    @Test
    void every_room_and_rate_of_the_simulated_partners_is_mapped_with_the_same_credentials() {
        seed(Seeding.all(SANDBOX));

        assertThat(mapped())
                .containsExactlyInAnyOrderElementsOf(PartnerFile.read(FOLDER).products());
        Node booking = Node.read(FOLDER.resolve("partners.yaml")).node("booking");
        for (Node account : booking.nodes("accounts")) {
            String key = "booking-" + account.text("style");
            assertThat(wiring.get(Accounts.class).settings(SeedIds.account(key)).values())
                    .containsEntry("clientId", account.text("clientId"))
                    .containsEntry("clientSecret", account.text("clientSecret"))
                    .containsEntry("style", account.text("style"));
        }
    }

    @Test
    void every_connection_is_marked_for_all_it_sells() {
        seed(Seeding.all(SANDBOX));

        assertThat(number("select count(*) from dirty_nights where facets = 7")).isEqualTo(11);
        assertThat(number("select count(*) from dirty_nights")).isEqualTo(11);
    }

    @Test
    void properties_keep_the_ids_that_are_made_from_their_codes() {
        seed(new Seeding(SANDBOX, EnumSet.noneOf(Seeding.Part.class)));

        assertThat(wiring.get(Properties.class).list(ORGANISATION))
                .extracting(Property::id)
                .containsExactlyInAnyOrder(
                        SeedIds.property("pins"), SeedIds.property("sakura"), SeedIds.property("bahr"));
    }

    private List<String> mapped() {
        Connections connections = wiring.get(Connections.class);
        return texts("select id::text from connection").stream()
                .map(UUID::fromString)
                .flatMap(id -> connections.listMappings(id).stream()
                        .map(mapping -> connections.find(id).orElseThrow().remotePropertyId() + "/"
                                + mapping.remoteRoomId() + "/" + mapping.remoteRateId()))
                .toList();
    }

    private Seeded seed(Seeding seeding) {
        return wiring.get(Seeder.class).seed(FOLDER, seeding);
    }

    private Wiring wiringAt(Instant now) {
        return new Wiring()
                .with(DataSource.class, pool)
                .with(Clock.class, Clock.fixed(now, ZoneOffset.UTC))
                .with(Secrets.class, Secrets.open(keys.resolve("key.json")));
    }

    private Map<String, String> fingerprints() {
        return TABLES.stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> texts("select count(*) || ' ' || md5(string_agg(t::text, '|' order by t::text)) from "
                                        + table + " t")
                                .getFirst(),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private long number(String sql) {
        return numbers(sql).getFirst();
    }

    private List<Long> numbers(String sql) {
        return wiring.get(Database.class)
                .read(handle -> handle.createQuery(sql).mapTo(Long.class).list());
    }

    private List<String> texts(String sql) {
        return wiring.get(Database.class)
                .read(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
