package io.relais.seeds;

import io.relais.connector.ContactDetails;
import io.relais.core.access.Principal;
import io.relais.core.payment.PaymentMethod;
import io.relais.core.reservation.Administrations;
import io.relais.core.reservation.NewReservation;
import io.relais.core.reservation.NewTaking;
import io.relais.core.reservation.PastTaking;
import io.relais.core.reservation.Register;
import io.relais.core.reservation.RegisterQuery;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Reservations;
import io.relais.core.reservation.Source;
import io.relais.core.reservation.Takings;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sells the sample reservations exactly as the desk would. */
@Singleton
final class Samples {
    private static final int HUNDRED = 100;

    private final Reservations reservations;
    private final Register register;
    private final Takings takings;
    private final Administrations administrations;
    private final SampleGuests guests;

    @Inject
    Samples(
            Reservations reservations,
            Register register,
            Takings takings,
            Administrations administrations,
            SampleGuests guests) {
        this.reservations = reservations;
        this.register = register;
        this.takings = takings;
        this.administrations = administrations;
        this.guests = guests;
    }

    /** Sells each on its property's own today; nothing once there is any reservation. */
    void seed(Principal principal, Node file, Map<String, LocalDate> todays) {
        if (!register.search(principal, RegisterQuery.first("", 1)).rows().isEmpty()) {
            return;
        }
        List<PastTaking> past = new ArrayList<>();
        for (Node sample : file.nodes("reservations")) {
            String[] sold = sample.text("sell").split("/", -1);
            LocalDate today = todays.get(sold[0]);
            if (today == null || sold.length != 3) {
                throw new IllegalArgumentException(sample.place() + ": sell must be property/unit type/rate plan");
            }
            ReservationSheet sheet = sell(principal, sample, sold, today);
            if (sample.number("deposit", 0) > 0) {
                past.add(new PastTaking(
                        sheet.id(),
                        PaymentMethod.BANK_TRANSFER,
                        share(sheet, sample.number("deposit")).minor(),
                        today.minusDays(14),
                        "DEPOSIT " + sheet.row().confirmationNumber()));
            }
        }
        takings.bring(principal, past);
        guests.seed(principal, file);
    }

    private ReservationSheet sell(Principal principal, Node sample, String[] sold, LocalDate today) {
        List<Integer> children = sample.numbers("children");
        ReservationSheet sheet = reservations.book(
                principal,
                new NewReservation(
                        SeedIds.property(sold[0]),
                        Source.valueOf(sample.text("source").toUpperCase(Locale.ROOT)),
                        SeedIds.unitType(sold[0], sold[1]),
                        SeedIds.ratePlan(sold[0], sold[2]),
                        StayDates.of(today.plusDays(sample.number("day")), sample.number("nights")),
                        new Occupancy(sample.number("adults"), children.size(), children),
                        contact(sample),
                        sample.find("remarks").orElse("")));
        sample.find("unit")
                .ifPresent(unit -> reservations.assignUnit(
                        principal,
                        sheet.id(),
                        sheet.stays().getFirst().id(),
                        Optional.of(SeedIds.unit(sold[0], sold[1], unit))));
        if (sample.number("cash", 0) > 0) {
            takings.record(
                    principal,
                    sheet.id(),
                    new NewTaking(
                            Optional.empty(),
                            PaymentMethod.CASH,
                            share(sheet, sample.number("cash")),
                            Optional.empty(),
                            "",
                            "",
                            Optional.empty()));
        }
        if (!sample.map("answers").isEmpty()) {
            administrations.answer(principal, sheet.id(), sample.map("answers"), version -> {});
        }
        if (!sample.texts("tags").isEmpty()) {
            administrations.tag(principal, sheet.id(), sample.texts("tags"), version -> {});
        }
        if (sample.flag("cancelled")) {
            reservations.cancel(principal, sheet.id());
        }
        return sheet;
    }

    /** Some percent of what it costs. */
    private static Money share(ReservationSheet sheet, int percent) {
        Money total = sheet.row().total();
        return new Money(total.minor() * percent / HUNDRED, total.currency());
    }

    private static ContactDetails contact(Node sample) {
        return new ContactDetails(
                sample.text("first"),
                sample.text("last"),
                sample.find("email").orElse(""),
                sample.find("phone").orElse(""),
                "",
                "",
                "",
                "",
                sample.text("country"),
                sample.text("language"));
    }
}
