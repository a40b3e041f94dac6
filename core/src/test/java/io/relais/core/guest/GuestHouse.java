package io.relais.core.guest;

import static io.relais.core.TestHouse.DAY;

import io.relais.connector.ContactDetails;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.reservation.GuestCard;
import io.relais.core.reservation.NewReservation;
import io.relais.core.reservation.ReservationGuests;
import io.relais.core.reservation.ReservationSheet;
import java.util.List;
import java.util.UUID;

/** What guests' tests do again and again: somebody books, is recognised, is looked at. */
final class GuestHouse {
    final TestHouse house;
    final TestHotel hotel;
    final ReservationGuests reservations;

    GuestHouse(TestHouse house) {
        this.house = house;
        hotel = house.plan().units(900).open();
        reservations = house.reservationParts.reservationGuests;
    }

    static ContactDetails contact(String first, String last, String email, String phone) {
        return new ContactDetails(first, last, email, phone, "", "", "", "", "FR", "fr");
    }

    ReservationSheet book(ContactDetails contact) {
        NewReservation sale = hotel.sale(DAY, 2);
        return house.reservations.book(
                hotel.owner,
                new NewReservation(
                        sale.propertyId(),
                        sale.source(),
                        sale.status(),
                        sale.optionExpiresAt(),
                        sale.stays(),
                        sale.promotionCode(),
                        contact,
                        ""));
    }

    /** Somebody books and is recognised at once. */
    UUID known(String first, String last, String email, String phone) {
        UUID id = book(contact(first, last, email, phone)).id();
        house.guestParts.identifyAll();
        return id;
    }

    GuestCard card(UUID reservation) {
        return reservations.get(hotel.owner, reservation);
    }

    Guest guest(UUID reservation) {
        Guest guest = card(reservation).guest();
        if (guest == null) {
            throw new AssertionError("no guest is linked");
        }
        return guest;
    }

    long count(String sql) {
        return house.database.read(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /** Everything that guests, links and stays consist of, except the counters of changes. */
    String tables() {
        return house.database.read(handle -> String.join(
                "\n",
                handle.createQuery("""
                        select (to_jsonb(g) - 'version' - 'updated_at')::text from guest g
                        where organisation_id = :organisation order by id
                        """)
                        .bind("organisation", hotel.organisationId)
                        .mapTo(String.class)
                        .list()
                        .toString(),
                handle.createQuery(
                                "select to_jsonb(i)::text from guest_identity i where organisation_id = :organisation order by 1")
                        .bind("organisation", hotel.organisationId)
                        .mapTo(String.class)
                        .list()
                        .toString(),
                handle.createQuery("select to_jsonb(l)::text from guest_link l order by reservation_id")
                        .mapTo(String.class)
                        .list()
                        .toString(),
                handle.createQuery("select to_jsonb(s)::text from stay s order by id")
                        .mapTo(String.class)
                        .list()
                        .toString()));
    }

    List<UUID> stays(Guest guest) {
        return house.reservationParts.guestStays.list(hotel.owner, guest.id(), "", 200).rows().stream()
                .map(io.relais.core.reservation.GuestStay::reservationId)
                .toList();
    }
}
