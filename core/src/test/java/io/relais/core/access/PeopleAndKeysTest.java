package io.relais.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who gets in, for how long, and with which rights. */
class PeopleAndKeysTest {
    private static final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.hotel();
    private final String email = "desk-" + hotel.propertyId + "@example.org";

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void the_right_password_opens_a_session_and_a_wrong_one_does_not() {
        Person person = house.people.add(
                hotel.organisationId, " " + email.toUpperCase(java.util.Locale.ROOT), "Desk", Role.DESK, "pass word é");
        assertThat(house.people.signIn(email, "pass word e")).isEmpty();
        assertThat(house.people.signIn("nobody@example.org", "pass word é")).isEmpty();
        String token = house.people.signIn(email + " ", "pass word é").orElseThrow();
        assertThat(house.people.findBySession(token)).contains(person);
        assertThat(person.principal().may(Permission.RESERVATIONS_WRITE)).isTrue();
        assertThat(person.principal().may(Permission.SYNC_WRITE)).isFalse();
    }

    @Test
    void a_session_ends_by_signing_out_or_by_time() {
        house.people.add(hotel.organisationId, email, "Desk", Role.DESK, "secret");
        String one = house.people.signIn(email, "secret").orElseThrow();
        String other = house.people.signIn(email, "secret").orElseThrow();
        assertThat(one).isNotEqualTo(other);
        house.people.signOut(one);
        house.people.signOut("never given");
        assertThat(house.people.findBySession(one)).isEmpty();
        house.time().advance(People.SESSION_LIFE.minusSeconds(1));
        assertThat(house.people.findBySession(other)).isPresent();
        house.time().advance(Duration.ofSeconds(1));
        assertThat(house.people.findBySession(other)).isEmpty();
    }

    @Test
    void neither_passwords_nor_tokens_nor_keys_are_in_the_database() {
        house.people.add(hotel.organisationId, email, "Desk", Role.DESK, "openly-written");
        String token = house.people.signIn(email, "openly-written").orElseThrow();
        String key = house.apiKeys.issue(hotel.organisationId, "secretly", Set.of(), List.of());
        String everything = house.database.read(
                handle -> handle.createQuery("""
                        select (select string_agg(p::text, '') from person p)
                            || (select string_agg(s::text, '') from session s)
                            || (select string_agg(k::text, '') from api_key k)
                        """).mapTo(String.class).one());
        assertThat(everything).contains(email).doesNotContain("openly-written", token, key);
    }

    @Test
    void one_password_has_another_hash_each_time() {
        assertThat(Passwords.hash("same")).isNotEqualTo(Passwords.hash("same"));
        assertThat(Passwords.matches("same", Passwords.hash("same"))).isTrue();
        assertThat(Passwords.matches("", Passwords.hash("same"))).isFalse();
    }

    @Test
    void a_key_stands_for_its_scopes_and_properties_until_it_is_revoked() {
        String key = house.apiKeys.issue(
                hotel.organisationId, "booking engine", Set.of(Permission.INVENTORY_READ), List.of(hotel.propertyId));
        Principal principal = house.apiKeys.find(key).orElseThrow();
        assertThat(principal.organisationId()).isEqualTo(hotel.organisationId);
        assertThat(principal.permissions()).containsExactly(Permission.INVENTORY_READ);
        assertThat(principal.propertyIds()).containsExactly(hotel.propertyId);
        assertThat(principal.sees(UUID.randomUUID())).isFalse();
        assertThat(house.apiKeys.exists(hotel.organisationId, "booking engine")).isTrue();
        house.apiKeys.revoke(house.hotel().organisationId, "booking engine");
        assertThat(house.apiKeys.find(key)).isPresent();
        house.apiKeys.revoke(hotel.organisationId, "booking engine");
        assertThat(house.apiKeys.find(key)).isEmpty();
        assertThat(house.apiKeys.exists(hotel.organisationId, "booking engine")).isFalse();
    }

    @Test
    void a_key_is_remembered_for_a_second_and_not_once_it_is_revoked() {
        String key = house.apiKeys.issue(hotel.organisationId, "quick", Set.of(Permission.SYNC_READ), List.of());
        assertThat(house.apiKeys.recall(key)).isEmpty();
        Principal found = house.apiKeys.find(key).orElseThrow();
        assertThat(house.apiKeys.recall(key)).contains(found);
        assertThat(house.apiKeys.recall(key + "x")).isEmpty();
        house.time().advance(Duration.ofMillis(1_001));
        assertThat(house.apiKeys.recall(key)).isEmpty();
        house.apiKeys.find(key);
        house.apiKeys.revoke(hotel.organisationId, "quick");
        assertThat(house.apiKeys.recall(key)).isEmpty();
    }

    @Test
    void a_key_without_properties_sees_all_and_an_unknown_one_nothing() {
        String key = house.apiKeys.issue(hotel.organisationId, "all", Set.of(Permission.SYNC_READ), List.of());
        assertThat(house.apiKeys.find(key).orElseThrow().seesAll()).isTrue();
        assertThat(house.apiKeys.find(key + "x")).isEmpty();
        assertThat(house.apiKeys.find(key.substring(ApiKeys.PREFIX.length()))).isEmpty();
        assertThat(house.apiKeys.find("")).isEmpty();
    }

    @Test
    void one_email_is_one_person() {
        house.people.add(hotel.organisationId, email, "Desk", Role.DESK, "secret");
        assertThatThrownBy(() -> house.people.add(hotel.organisationId, email, "Twin", Role.OWNER, "other"))
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("Twin");
    }
}
