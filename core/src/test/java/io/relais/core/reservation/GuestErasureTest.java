package io.relais.core.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.connector.ContactDetails;
import io.relais.core.Invariants;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.guest.Guest;
import io.relais.core.guest.GuestField;
import io.relais.core.guest.GuestFiles;
import io.relais.core.guest.GuestMerges;
import io.relais.core.guest.GuestQuery;
import io.relais.core.guest.Guests;
import io.relais.core.payment.PaymentMethod;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.CustomField;
import io.relais.core.property.CustomFields;
import io.relais.vocabulary.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One person's details: handed over whole, and erased so that no table knows them any more. */
class GuestErasureTest {
    /** Words that only this person's details hold. */
    private static final List<String> SECRETS = List.of("Quixotic", "Xanadu", "zzyzx", "Hush-hush");

    /** Where words may stay: the ledger is never changed, what people saved to search by is theirs, answers go by themselves. */
    private static final Set<String> KEPT = Set.of("taking", "saved_search", "idempotency");

    /** One each, because they move the clock. */
    private final TestHouse house = TestHouse.open();

    private final TestHotel hotel = house.hotel();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void nothing_of_the_person_is_left_and_the_figures_stay() {
        Guest guest = past();
        GuestErasure.Done done = house.reservationParts.guestErasure.erase(hotel.owner, guest.id());
        assertThat(done.kept()).contains(Retention.FIGURES, Retention.TAKINGS, Retention.INVOICES);
        assertThat(done.reservations()).isEqualTo(2);
        assertThat(tables()).contains("administration", "reservation_note", "custom_value", "kept_field", "event");
        for (String table : tables()) {
            String content = content(table);
            for (String secret : SECRETS) {
                assertThat(content).as(table).doesNotContainIgnoringCase(secret);
            }
        }
        assertThat(content("taking")).contains("Zzyzx transfer", "from Xanadu");
        Invariants.hold(house.database);
        ReservationSheet sheet = hotel.get("A");
        assertThat(sheet.contact().name()).isEqualTo(GuestFiles.MARK);
        assertThat(sheet.terms().tags()).isEmpty();
        assertThat(sheet.terms().group()).isEqualTo(GuestFiles.MARK);
        assertThat(sheet.terms().paid().minor()).isEqualTo(50_00);
        assertThat(sheet.row().total().minor()).isEqualTo(200_00);
        assertThat(house.reservations.history(hotel.owner, sheet.id())).isNotEmpty();
        assertThat(house.guests
                        .search(hotel.owner, new GuestQuery("", false, "", 10))
                        .guests())
                .isEmpty();
        assertThat(house.guests.history(hotel.owner, guest.id()).getLast().changes())
                .singleElement()
                .satisfies(change -> assertThat(change.after()).isEqualTo("2"));
    }

    @Test
    void a_late_message_does_not_bring_the_details_back() {
        Guest guest = past();
        house.reservationParts.guestErasure.erase(hotel.owner, guest.id());
        house.receive(
                hotel,
                hotel.message("A")
                        .modified()
                        .minute(9)
                        .remarks("Hush-hush")
                        .guest("Quixotic", "Xanadu")
                        .inbound());
        house.guestParts.identifyAll();
        // The desk's own remarks were laid over the partner's; blanked, they still are.
        assertThat(hotel.get("A").remarks()).isEmpty();
        assertThat(hotel.get("A").contact().name()).isEqualTo(GuestFiles.MARK);
        assertThat(refused(() -> house.reservationParts.guestErasure.erase(hotel.owner, guest.id())))
                .isEqualTo(ProblemCode.GUEST_ERASED);
    }

    @Test
    void a_stay_to_come_or_at_a_property_out_of_sight_refuses() {
        house.receive(hotel, hotel.message("B").guest("Quixotic", "Xanadu").inbound());
        house.guestParts.identifyAll();
        Guest guest = Objects.requireNonNull(house.reservationParts
                .reservationGuests
                .get(hotel.owner, hotel.get("B").id())
                .guest());
        assertThat(refused(() -> house.reservationParts.guestErasure.erase(hotel.owner, guest.id())))
                .isEqualTo(ProblemCode.GUEST_IN_HOUSE);
        TestHotel beside = house.plan().beside(hotel).open();
        assertThat(refused(() -> house.reservationParts.guestErasure.erase(hotel.bound(beside.propertyId), guest.id())))
                .isEqualTo(ProblemCode.GUEST_ELSEWHERE);
        assertThat(refused(() -> house.reservationParts.guestExport.read(hotel.bound(beside.propertyId), guest.id())))
                .isEqualTo(ProblemCode.GUEST_ELSEWHERE);
    }

    @Test
    void the_export_holds_guest_contacts_stays_history_and_merges() {
        Guest guest = past();
        GuestExport.Whole whole = house.reservationParts.guestExport.read(hotel.owner, guest.id());
        assertThat(whole.person().family()).hasSize(2);
        assertThat(whole.bookings()).hasSize(2).allSatisfy(booking -> {
            assertThat(booking.sheet().contact().name()).contains("Quixotic");
            assertThat(booking.history()).isNotEmpty();
        });
        GuestExport.Booking written = whole.bookings().stream()
                .filter(booking -> booking.sheet().row().externalId().equals("A"))
                .findFirst()
                .orElseThrow();
        assertThat(written.takings())
                .singleElement()
                .satisfies(taking -> assertThat(taking.reference()).isEqualTo("Zzyzx transfer"));
        assertThat(written.birthDate()).isEqualTo("1980-02-29");
        SheetDesk desk = written.sheet().desk();
        assertThat(desk.notes()).hasSize(1);
        assertThat(desk.administration().plates()).containsExactly("XANADU 1");
        assertThat(desk.values())
                .singleElement()
                .satisfies(value -> assertThat(value.value()).isEqualTo("Hush-hush"));
        assertThat(whole.merges()).hasSize(1);
        assertThat(whole.person().history()).isNotEmpty();
    }

    /** Two guests of two past stays, merged and edited. */
    private Guest past() {
        house.receive(
                hotel,
                hotel.message("A")
                        .remarks("Hush-hush")
                        .guest("Quixotic", "Xanadu")
                        .inbound());
        house.receive(hotel, hotel.message("C").guest("Quixotic", "Zzyzx").inbound());
        house.guestParts.identifyAll();
        UUID first = id("A");
        UUID second = id("C");
        house.guests.edit(
                hotel.owner,
                first,
                OptionalInt.empty(),
                new Guests.Edit("", Map.of(GuestField.NOTES, "Hush-hush", GuestField.BLOCKED, "zzyzx")));
        if (!first.equals(second)) {
            house.guestParts.merges.merge(
                    hotel.owner, new GuestMerges.Plan(first, second, Optional.empty(), Set.of(GuestField.LAST_NAME)));
        }
        write(hotel.get("A").id());
        house.time().advance(Duration.ofDays(60));
        return house.guests.get(hotel.owner, first);
    }

    /** What a desk writes beside a reservation, in every place that takes words. */
    private void write(UUID id) {
        ReservationFixture parts = house.reservationParts;
        parts.notes.add(hotel.owner, Seen.any(id), "Hush-hush with Xanadu", true);
        parts.administrations.edit(
                hotel.owner,
                id,
                before -> new Administration("cash", "fr", "Invoice to Quixotic", List.of("XANADU 1"), LocalTime.NOON),
                GuestErasureTest::any);
        parts.customFields.add(
                hotel.owner,
                hotel.propertyId,
                // Called as a field of the house is called.
                new CustomFields.Wanted(
                        "total",
                        "total",
                        "",
                        CustomField.Type.TEXT,
                        List.of(),
                        false,
                        Set.of(CustomField.Place.SHEET),
                        1));
        parts.administrations.answer(hotel.owner, id, Map.of("total", "Hush-hush"), GuestErasureTest::any);
        parts.administrations.tag(hotel.owner, id, List.of("VIP"), GuestErasureTest::any);
        parts.takings.record(
                hotel.owner,
                id,
                new NewTaking(
                        Optional.empty(),
                        PaymentMethod.BANK_TRANSFER,
                        new Money(50_00, "EUR"),
                        Optional.empty(),
                        "Zzyzx transfer",
                        "from Xanadu",
                        Optional.empty()));
        parts.groups.add(
                hotel.owner,
                Seen.any(id),
                parts.groups
                        .create(hotel.owner, hotel.propertyId, "Wedding Xanadu")
                        .id());
        parts.reservationGuests.tellBirthDate(hotel.owner, id, Optional.of(LocalDate.parse("1980-02-29")));
        parts.modifications.apply(
                hotel.owner,
                Seen.any(id),
                new Modification(
                        List.of(),
                        "Xanadu wants it Hush-hush",
                        new ContactDetails("Quixotic", "Xanadu", "", "", "zzyzx", "", "", "", "", "")),
                PriceChoice.take());
    }

    private List<String> tables() {
        return house
                .database
                .read(handle -> handle.createQuery("""
                        select tablename from pg_tables where schemaname = 'public' and tablename not like 'flyway%'
                        order by 1
                        """).mapTo(String.class).list())
                .stream()
                .filter(table -> !KEPT.contains(table))
                .toList();
    }

    private String content(String table) {
        return house.database.read(handle -> String.join(
                "\n",
                handle.createQuery("select to_jsonb(t)::text from " + table + " t")
                        .mapTo(String.class)
                        .list()));
    }

    /** Made for whatever version. */
    private static void any(int version) {
        assertThat(version).isNotNegative();
    }

    private UUID id(String reservation) {
        return Objects.requireNonNull(house.reservationParts
                        .reservationGuests
                        .get(hotel.owner, hotel.get(reservation).id())
                        .guest())
                .id();
    }

    private static ProblemCode refused(Runnable work) {
        ProblemCode[] code = new ProblemCode[1];
        assertThatExceptionOfType(Problem.class).isThrownBy(work::run).satisfies(problem -> code[0] = problem.code());
        return code[0];
    }
}
