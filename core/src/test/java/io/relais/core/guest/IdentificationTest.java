package io.relais.core.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.connector.ContactDetails;
import io.relais.core.AtOnce;
import io.relais.core.TestHouse;
import io.relais.core.access.Role;
import io.relais.core.data.Writes;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.GuestCard;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A reservation finds its guest: certain when e-mail and name agree, proposed when something does, else somebody new. */
class IdentificationTest {
    private static final TestHouse house = TestHouse.open();
    private final GuestHouse inn = new GuestHouse(house);

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void somebody_new_becomes_a_guest_of_the_contact_and_the_history_says_so() {
        UUID id = inn.known("Jeanne", "Moreau", "jeanne@example.org", "+33 6 12 34 56 78");
        Guest guest = inn.guest(id);
        assertThat(guest.name()).isEqualTo("Jeanne Moreau");
        assertThat(guest.number()).matches("G\\d{4,}");
        assertThat(guest.details().list(GuestField.EMAILS)).containsExactly("jeanne@example.org");
        assertThat(house.reservations.history(inn.hotel.owner, id))
                .extracting(Event::type)
                .containsExactly(EventType.RESERVATION_CREATED, EventType.GUEST_LINKED);
        assertThat(house.reservations.get(inn.hotel.owner, id).version()).isZero();
    }

    @Test
    void email_and_name_together_link_however_they_are_written() {
        Guest first = inn.guest(inn.known("Renée", "Lefèvre-Dubois", "renee@example.org", ""));
        GuestCard second = inn.card(inn.known("LEFEVRE DUBOIS", "Renee", " Renee@Example.org", ""));
        assertThat(second.guest()).isEqualTo(first);
        assertThat(second.how()).isEqualTo(GuestLink.How.MATCHED);
        assertThat(second.proposals()).isEmpty();
    }

    @Test
    void email_alone_proposes_with_score_and_reasons_and_makes_a_guest_of_their_own() {
        Guest mother = inn.guest(inn.known("Ana", "Silva", "silva@example.org", ""));
        UUID id = inn.known("Rui", "Silva", "silva@example.org", "");
        assertThat(inn.guest(id)).isNotEqualTo(mother);
        assertThat(inn.card(id).proposals()).singleElement().satisfies(proposal -> {
            assertThat(proposal.guest()).isEqualTo(mother);
            assertThat(proposal.score()).isEqualTo(60);
            assertThat(proposal.reasons()).containsExactly("email", "other-name");
        });
    }

    @Test
    void telephone_and_name_propose_with_and_without_country_prefix() {
        Guest first = inn.guest(inn.known("Ole", "Bull", "ole@example.org", "+33 (0)6 12 34 56 79"));
        UUID id = inn.known("Ole", "Bull", "obull.12@guest.booking.com", "0612345679");
        assertThat(inn.guest(id).details().get(GuestField.EMAILS)).isEmpty();
        assertThat(inn.card(id).proposals()).singleElement().satisfies(proposal -> {
            assertThat(proposal.guest()).isEqualTo(first);
            assertThat(proposal.score()).isEqualTo(80);
        });
    }

    @Test
    void name_and_birth_date_propose() {
        UUID first = inn.known("Per", "Holm", "per@example.org", "");
        inn.reservations.tellBirthDate(inn.hotel.owner, first, Optional.of(LocalDate.parse("1980-02-29")));
        house.guestParts.identifyAll();
        assertThat(inn.guest(first).details().birthDate())
                .as("a contact never changes a guest")
                .isEmpty();
        house.guests.edit(
                inn.hotel.owner,
                inn.guest(first).id(),
                OptionalInt.empty(),
                new Guests.Edit("", java.util.Map.of(GuestField.BIRTH_DATE, "1980-02-29")));
        UUID second = inn.known("Holm", "Per", "", "");
        inn.reservations.tellBirthDate(inn.hotel.owner, second, Optional.of(LocalDate.parse("1980-02-29")));
        house.guestParts.identifyAll();
        assertThat(inn.card(second).proposals()).singleElement().satisfies(proposal -> {
            assertThat(proposal.score()).isEqualTo(85);
            assertThat(proposal.reasons()).containsExactly("birth-date", "name");
        });
    }

    @Test
    void a_partners_alias_is_never_identity() {
        Guest first = inn.guest(inn.known("Li", "Wei", "abc.1@guest.booking.com", ""));
        UUID again = inn.known("Li", "Wei", "abc.1@guest.booking.com", "");
        assertThat(inn.guest(again)).isNotEqualTo(first);
        assertThat(inn.card(again).proposals()).isEmpty();
    }

    @Test
    void the_houses_own_addresses_are_never_identity() {
        house.people.add(
                inn.hotel.organisationId,
                "desk-" + inn.hotel.remoteId + "@hotel.example",
                "Desk",
                Role.DESK,
                "a-long-password");
        house.guestParts.ownAddresses.save(inn.hotel.owner, inn.hotel.propertyId, List.of("@own.example"));
        for (String email : List.of("desk-" + inn.hotel.remoteId + "@hotel.example", "info@own.example")) {
            Guest first = inn.guest(inn.known("Max", "Muster", email, ""));
            UUID again = inn.known("Max", "Muster", email, "");
            assertThat(inn.guest(again)).as(email).isNotEqualTo(first);
            assertThat(inn.card(again).proposals()).isEmpty();
        }
    }

    @Test
    void an_address_used_under_four_names_says_nothing_any_more() {
        for (String name : List.of("Adam", "Berta", "Caesar")) {
            inn.known(name, name + "sen", "agency@example.org", "");
        }
        assertThat(inn.card(inn.known("Dora", "Dorasen", "agency@example.org", ""))
                        .proposals())
                .isEmpty();
        UUID again = inn.known("Adam", "Adamsen", "agency@example.org", "");
        assertThat(inn.card(again).how()).isEqualTo(GuestLink.How.MADE);
    }

    @Test
    void a_contact_that_changes_later_changes_neither_guest_nor_link() {
        Guest other = inn.guest(inn.known("Eva", "Lund", "eva@example.org", ""));
        house.receive(inn.hotel, inn.hotel.message("A").guest("Zoé", "Müller").inbound());
        house.guestParts.identifyAll();
        UUID id = inn.hotel.get("A").id();
        Guest linked = inn.guest(id);
        tell(id, GuestHouse.contact("Eva", "Lund", "eva@example.org", ""));
        house.guestParts.identifyAll();
        assertThat(inn.guest(id)).isEqualTo(linked);
        assertThat(inn.card(id).proposals())
                .singleElement()
                .satisfies(proposal -> assertThat(proposal.guest()).isEqualTo(other));
    }

    @Test
    void what_a_person_chose_is_not_questioned_again() {
        Guest other = inn.guest(inn.known("Ida", "Berg", "ida@example.org", ""));
        UUID id = inn.known("Kim", "Dahl", "kim@example.org", "");
        inn.reservations.change(inn.hotel.owner, id, Optional.of(other.id()), OptionalInt.of(0));
        tell(id, GuestHouse.contact("Kim", "Dahl", "kim@example.org", ""));
        house.guestParts.identifyAll();
        assertThat(inn.guest(id)).isEqualTo(other);
        assertThat(inn.card(id).proposals()).isEmpty();
        assertThat(house.reservations.get(inn.hotel.owner, id).contact().name()).isEqualTo("Kim Dahl");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> inn.reservations.change(inn.hotel.owner, id, Optional.empty(), OptionalInt.of(0)))
                .matches(problem -> problem.code() == ProblemCode.VERSION_STALE);
    }

    @Test
    void accepting_merges_the_guest_made_of_this_reservation_and_refusing_is_final() {
        Guest first = inn.guest(inn.known("Noa", "Levi", "noa@example.org", "+972 52 123 4567"));
        UUID second = inn.known("Noa", "Levi", "noa.levi@example.com", "+972 52 123 4567");
        UUID third = inn.known("Dan", "Levi", "dan@example.com", "+972 52 123 4567");
        GuestProposal accepted = inn.card(second).proposals().getFirst();
        assertThat(inn.reservations
                        .accept(inn.hotel.owner, second, accepted.id())
                        .guest())
                .extracting(Guest::id)
                .isEqualTo(first.id());
        assertThat(inn.guest(second).details().list(GuestField.EMAILS))
                .containsExactly("noa@example.org", "noa.levi@example.com");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> inn.reservations.refuse(inn.hotel.owner, second, accepted.id()))
                .matches(problem -> problem.code() == ProblemCode.PROPOSAL_DECIDED);
        inn.card(third).proposals().forEach(p -> inn.reservations.refuse(inn.hotel.owner, third, p.id()));
        assertThat(inn.card(third).proposals()).allMatch(p -> p.state() == GuestProposal.State.REFUSED);
        assertThat(inn.guest(third).name()).isEqualTo("Dan Levi");
    }

    @Test
    void somebody_blocked_is_warned_of_before_and_after_the_sale() {
        Guest rude = inn.guest(inn.known("Bob", "Rude", "bob@example.org", "+44 20 7946 0018"));
        house.guests.edit(
                inn.hotel.owner,
                rude.id(),
                OptionalInt.of(0),
                new Guests.Edit("", java.util.Map.of(GuestField.BLOCKED, "Left without paying")));
        assertThat(house.guests.match(inn.hotel.owner, GuestHouse.contact("Robert", "Rude", "", "020 7946 0018")))
                .singleElement()
                .satisfies(match -> assertThat(match.guest().isBlocked()).isTrue());
        UUID again = inn.known("Robert", "Rude", "", "020 7946 0018");
        assertThat(inn.card(again).blocked()).extracting(Guest::id).containsExactly(rude.id());
    }

    @Test
    void two_reservations_of_one_new_person_at_the_same_moment_end_as_one_guest() {
        for (int round = 0; round < AtOnce.times(4, 40); round++) {
            String email = "twin" + round + "-" + inn.hotel.remoteId + "@example.org";
            List<UUID> ids = IntStream.range(0, 12)
                    .mapToObj(i -> inn.book(GuestHouse.contact("Ayu", "Putri", email, ""))
                            .id())
                    .toList();
            List<Callable<Integer>> workers = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(i -> () -> house.guestParts.identification.run())
                    .toList();
            assertThat(AtOnce.run(workers)).allMatch(AtOnce.Outcome::ok);
            house.guestParts.identifyAll();
            assertThat(ids.stream().map(id -> inn.guest(id).id()).distinct()).hasSize(1);
            assertThat(inn.count("select count(*) from guest_identity where value = '" + email + "'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void recognising_again_changes_nothing() {
        UUID id = inn.known("Mia", "Sand", "mia@example.org", "");
        String before = inn.tables();
        house.database.write(
                handle -> handle.createUpdate("insert into guest_wait (reservation_id) values (:id), (:id)")
                        .bind("id", id)
                        .execute());
        house.guestParts.identifyAll();
        assertThat(inn.tables()).isEqualTo(before);
        assertThat(inn.count("select count(*) from guest_wait")).isZero();
    }

    private void tell(UUID reservationId, ContactDetails details) {
        house.database.write(handle -> {
            Writes writes = new Writes(handle);
            new Contacts().save(writes, List.of(new Contacts.Given(reservationId, details, List.of())));
            writes.send();
            return true;
        });
    }
}
