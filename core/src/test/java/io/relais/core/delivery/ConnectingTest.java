package io.relais.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.connector.RemoteProduct;
import io.relais.core.AtOnce;
import io.relais.core.ListingPartner;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.connection.Account;
import io.relais.core.connection.AccountAccess;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A property is connected through a new or a known account, tried first; what opens an account is changed the same way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectingTest {
    private final ListingPartner partner = new ListingPartner();
    private final TestHouse house = TestHouse.open(partner);
    private final Connecting connecting = new MappingFixture(house).connecting;
    private final Mappings mappings = new MappingFixture(house).mappings;

    @AfterAll
    void close() {
        house.close();
    }

    private static Connecting.NewAccount account(Map<String, String> settings) {
        return new Connecting.NewAccount("fake", "", settings);
    }

    private static Problem refusal(Callable<?> work) {
        try {
            work.call();
        } catch (Problem problem) {
            return problem;
        } catch (Exception other) {
            throw new AssertionError(other);
        }
        throw new AssertionError("nothing was refused");
    }

    private long accounts(TestHotel hotel) {
        return house.database.read(
                handle -> handle.createQuery("select count(*) from account where organisation_id = :organisation")
                        .bind("organisation", hotel.owner.organisationId())
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void a_new_account_is_tried_kept_and_its_products_wait_to_be_mapped() {
        TestHotel hotel = house.hotel();
        partner.sells(new RemoteProduct("10", "Double", 2, "1", "Flexible", "EUR", RemoteProduct.Pricing.OCCUPANCY));

        Connecting.Connected added =
                connecting.connect(hotel.owner, hotel.propertyId, account(Map.of("key", "k-1")), "77");

        assertThat(added.said()).isEmpty();
        ConnectionHealth health = house.channels.get(hotel.owner, added.connectionId());
        assertThat(health.state()).isEqualTo("preparing");
        assertThat(health.accountLabel()).isEqualTo("Fake partner");
        assertThat(mappings.get(hotel.owner, added.connectionId()).lines()).hasSize(1);
        assertThat(house.accounts.settings(health.accountId()).values()).isEqualTo(Map.of("key", "k-1"));
        assertThat(connecting.accounts(hotel.owner))
                .hasSize(2)
                .allSatisfy(access -> assertThat(access.toString()).doesNotContain("k-1"));
    }

    @Test
    void what_the_partner_refuses_leaves_nothing_behind_and_names_the_field() {
        TestHotel hotel = house.hotel();
        long before = accounts(hotel);
        Connecting.NewAccount wrong = account(Map.of("key", "wrong"));

        partner.failQuestions(PartnerFault.of(Fault.AUTH, "no such key"));
        Problem refused = refusal(() -> connecting.connect(hotel.owner, hotel.propertyId, wrong, "78"));
        assertThat(refused.code()).isEqualTo(ProblemCode.ACCESS_REFUSED);
        assertThat(refused.about()).isEqualTo("settings.key");
        partner.failQuestions(PartnerFault.of(Fault.REJECTED, "no such property"));
        assertThat(refusal(() -> connecting.connect(hotel.owner, hotel.propertyId, wrong, "78"))
                        .about())
                .isEqualTo("remotePropertyId");
        assertThat(refusal(() -> connecting.connect(hotel.owner, hotel.propertyId, account(Map.of()), "78"))
                        .about())
                .isEqualTo("settings.key");
        assertThat(refusal(() -> connecting.connect(
                                hotel.owner, hotel.propertyId, account(Map.of("key", "k", "x", "y")), "78"))
                        .code())
                .isEqualTo(ProblemCode.VALUE_INVALID);
        assertThat(accounts(hotel)).isEqualTo(before);
    }

    @Test
    void a_partner_that_does_not_answer_does_not_stop_the_preparation() {
        TestHotel hotel = house.hotel();
        partner.failQuestions(PartnerFault.of(Fault.UNAVAILABLE, "no answer"));

        Connecting.Connected added = connecting.connect(hotel.owner, hotel.propertyId, hotel.accountId, "79");

        assertThat(added.said()).isEqualTo("no answer");
        assertThat(mappings.get(hotel.owner, added.connectionId()).fetchedAt()).isNull();
    }

    @Test
    void of_many_who_connect_the_same_property_at_once_one_does() {
        TestHotel hotel = house.hotel();
        for (int round = 0; round < AtOnce.times(3, 30); round++) {
            String remote = "at-once-" + round;
            List<AtOnce.Outcome<Connecting.Connected>> outcomes = AtOnce.run(IntStream.range(0, 4)
                    .<Callable<Connecting.Connected>>mapToObj(i -> () -> i % 2 == 0
                            ? connecting.connect(hotel.owner, hotel.propertyId, hotel.accountId, remote)
                            : connecting.connect(
                                    hotel.owner, hotel.propertyId, account(Map.of("key", "k" + i)), remote))
                    .toList());
            assertThat(outcomes).filteredOn(AtOnce.Outcome::ok).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> !outcome.ok())
                    .allSatisfy(outcome -> assertThat(outcome.failure().getFirst())
                            .isInstanceOfSatisfying(
                                    Problem.class,
                                    problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTION_TAKEN)));
        }
    }

    @Test
    void a_new_key_lets_a_refused_account_work_again_and_an_empty_one_changes_nothing() {
        TestHotel hotel = house.hotel();
        connecting.change(hotel.owner, hotel.connectionId, "Main", Map.of("key", "first"));
        house.accounts.refuse(hotel.accountId, "no such key");

        partner.failQuestions(PartnerFault.of(Fault.AUTH, "no such key either"));
        assertThat(refusal(() -> connecting.change(hotel.owner, hotel.connectionId, "Main", Map.of("key", "second")))
                        .code())
                .isEqualTo(ProblemCode.ACCESS_REFUSED);
        assertThat(house.accounts.settings(hotel.accountId).values()).isEqualTo(Map.of("key", "first"));
        assertThat(house.channels.get(hotel.owner, hotel.connectionId).state()).isEqualTo("refused");

        connecting.change(hotel.owner, hotel.connectionId, "Main", Map.of("key", "third"));
        connecting.change(hotel.owner, hotel.connectionId, "Second name", Map.of("key", ""));
        AccountAccess access = connecting.access(hotel.owner, hotel.connectionId);
        assertThat(access.secrets()).containsExactly("key");
        assertThat(access.label()).isEqualTo("Second name");
        assertThat(house.accounts.settings(hotel.accountId).values()).isEqualTo(Map.of("key", "third"));
        assertThat(house.accounts.find(hotel.accountId).orElseThrow().state()).isEqualTo(Account.State.ACTIVE);
    }

    @Test
    void a_secret_does_not_follow_to_another_address() {
        TestHotel hotel = house.hotel();
        UUID connection = connecting
                .connect(
                        hotel.owner,
                        hotel.propertyId,
                        account(Map.of("key", "k", "baseUrl", "https://fake.example")),
                        "80")
                .connectionId();

        assertThat(refusal(() -> connecting.change(
                                hotel.owner,
                                connection,
                                "",
                                Map.of("key", "", "baseUrl", "https://tests.fake.example")))
                        .code())
                .isEqualTo(ProblemCode.SECRET_NEEDED);
        assertThat(refusal(() -> connecting.change(hotel.owner, connection, "", Map.of("baseUrl", "file:///etc")))
                        .about())
                .isEqualTo("settings.key");
        assertThat(refusal(() -> connecting.change(
                                hotel.owner, connection, "", Map.of("key", "k", "baseUrl", "file:///etc")))
                        .about())
                .isEqualTo("settings.baseUrl");
        connecting.change(hotel.owner, connection, "", Map.of("key", "k2", "baseUrl", "https://tests.fake.example"));
        assertThat(connecting.access(hotel.owner, connection).settings())
                .containsEntry("baseUrl", "https://tests.fake.example");
    }

    @Test
    void an_address_leads_to_the_partner_and_nowhere_else() {
        TestHotel hotel = house.hotel();
        for (String elsewhere : List.of(
                "http://169.254.169.254/latest",
                "https://localhost",
                "https://fake.example.evil.example",
                "https://evilfake.example",
                "http://fake.example",
                "https://fake.example:8443")) {
            Problem problem = refusal(() -> connecting.connect(
                    hotel.owner, hotel.propertyId, account(Map.of("key", "k", "baseUrl", elsewhere)), "80"));
            assertThat(problem.code()).as(elsewhere).isEqualTo(ProblemCode.PARTNER_ADDRESS_REFUSED);
            assertThat(problem.about()).isEqualTo("settings.baseUrl");
        }
        connecting.connect(
                hotel.owner,
                hotel.propertyId,
                account(Map.of("key", "k", "baseUrl", "https://Staging.Fake.example:443")),
                "80");
    }

    @Test
    void what_a_partner_is_told_is_looked_at_again_when_how_or_where_it_is_told_changes() {
        TestHotel hotel = house.hotel();
        connecting.change(hotel.owner, hotel.connectionId, "", Map.of("key", "first"));
        assertThat(marks(hotel)).as("a key alone").isEmpty();

        connecting.change(hotel.owner, hotel.connectionId, "", Map.of("style", "fancy"));
        assertThat(marks(hotel)).as("compared with what it has").containsExactly(false);

        connecting.change(
                hotel.owner, hotel.connectionId, "", Map.of("key", "k", "baseUrl", "https://tests.fake.example"));
        assertThat(marks(hotel)).as("everything, to another system").containsExactly(false, true);
    }

    /** Of each mark over the whole horizon: whether what the partner has is forgotten. */
    private List<Boolean> marks(TestHotel hotel) {
        return house.database.read(handle -> handle.createQuery("""
                        select forget from dirty_nights
                        where connection_id = :connection and upper(nights) - lower(nights) = 365 order by id
                        """)
                .bind("connection", hotel.connectionId)
                .mapTo(Boolean.class)
                .list());
    }

    @Test
    void nobody_reaches_the_account_of_others() {
        TestHotel hotel = house.hotel();
        TestHotel stranger = house.hotel();

        assertThatThrownBy(() -> connecting.access(stranger.owner, hotel.connectionId))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.CONNECTION_UNKNOWN));
        assertThat(refusal(() -> connecting.connect(stranger.owner, stranger.propertyId, hotel.accountId, "taken"))
                        .code())
                .isEqualTo(ProblemCode.ACCOUNT_UNKNOWN);
    }
}
