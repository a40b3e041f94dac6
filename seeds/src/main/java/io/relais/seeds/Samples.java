package io.relais.seeds;

import io.relais.connector.ContactDetails;
import io.relais.core.access.Principal;
import io.relais.core.reservation.NewReservation;
import io.relais.core.reservation.Register;
import io.relais.core.reservation.RegisterQuery;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Reservations;
import io.relais.core.reservation.Source;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sells the sample reservations exactly as the desk would. */
@Singleton
final class Samples {
    private final Reservations reservations;
    private final Register register;
    private final SampleGuests guests;

    @Inject
    Samples(Reservations reservations, Register register, SampleGuests guests) {
        this.reservations = reservations;
        this.register = register;
        this.guests = guests;
    }

    /** Sells each on its property's own today; nothing once there is any reservation. */
    void seed(Principal principal, Node file, Map<String, LocalDate> todays) {
        if (!register.search(principal, RegisterQuery.first("", 1)).rows().isEmpty()) {
            return;
        }
        for (Node sample : file.nodes("reservations")) {
            String[] sold = sample.text("sell").split("/", -1);
            LocalDate today = todays.get(sold[0]);
            if (today == null || sold.length != 3) {
                throw new IllegalArgumentException(sample.place() + ": sell must be property/unit type/rate plan");
            }
            sell(principal, sample, sold, today);
        }
        guests.seed(principal, file);
    }

    private void sell(Principal principal, Node sample, String[] sold, LocalDate today) {
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
        if (sample.flag("cancelled")) {
            reservations.cancel(principal, sheet.id());
        }
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
