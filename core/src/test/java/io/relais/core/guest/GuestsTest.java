package io.relais.core.guest;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A guest is somebody; a contact is what was told for one reservation. Neither writes over the other. */
class GuestsTest {
    private static final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.hotel();

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void each_reservation_keeps_its_own_contact() {
        house.receive(hotel, hotel.message("A").guest("Ann", "Lee").inbound());
        house.receive(hotel, hotel.message("B").guest("Anna", "Lee-Park").inbound());
        assertThat(hotel.get("A").contact().name()).isEqualTo("Ann Lee");
        assertThat(hotel.get("B").contact().name()).isEqualTo("Anna Lee-Park");
        assertThat(hotel.sell(DAY, 1).contact().name()).isEqualTo("Nour Haddad");
        assertThat(hotel.get("A").contact().name()).isEqualTo("Ann Lee");
    }

    @Test
    void changing_a_guest_changes_no_contact_and_a_new_contact_changes_no_guest() {
        UUID id = house.moment.ids().next();
        Guest guest = new Guest(id, hotel.organisationId, "Ann", "Lee", "ann@example.org", "", "en");
        house.guests.save(guest);
        house.receive(hotel, hotel.message("A").guest("Ann", "Lee").inbound());
        house.guests.save(new Guest(id, hotel.organisationId, "Ann", "Park", "ann@example.org", "", "en"));
        assertThat(hotel.get("A").contact().name()).isEqualTo("Ann Lee");
        house.receive(
                hotel,
                hotel.message("A").modified().minute(1).guest("Bo", "Lee").inbound());
        assertThat(house.guests.find(hotel.organisationId, id).orElseThrow().lastName())
                .isEqualTo("Park");
    }

    @Test
    void a_guest_belongs_to_one_organisation() {
        UUID id = house.moment.ids().next();
        house.guests.save(new Guest(id, hotel.organisationId, "Ann", "Lee", "", "", "en"));
        assertThat(house.guests.find(house.hotel().organisationId, id)).isEmpty();
    }

    @Test
    void printing_shows_nobody() {
        Guest guest = new Guest(hotel.propertyId, hotel.organisationId, "Ann", "Lee", "a@example.org", "", "en");
        assertThat(guest.toString()).doesNotContain("Ann", "Lee", "example");
        assertThat(Contact.UNKNOWN.name()).isEmpty();
    }
}
