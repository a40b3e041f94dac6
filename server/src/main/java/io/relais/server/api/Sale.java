package io.relais.server.api;

import io.relais.connector.ContactDetails;
import io.relais.core.reservation.NewReservation;
import io.relais.core.reservation.Source;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Reads an own sale: every field is checked here, so that core's records never meet what they refuse by exception. */
final class Sale {
    private static final int PEOPLE_MAX = 99;
    private static final int AGE_MAX = 99;
    private static final int REMARKS_MAX = 4_000;

    private Sale() {}

    static NewReservation of(NewReservationBody body) {
        return new NewReservation(
                Params.uuid("propertyId", Params.required("propertyId", body.propertyId())),
                Source.API,
                Params.uuid("unitTypeId", Params.required("unitTypeId", body.unitTypeId())),
                Params.uuid("ratePlanId", Params.required("ratePlanId", body.ratePlanId())),
                dates(body),
                occupancy(body),
                contact(Params.required("contact", body.contact())),
                Params.text("remarks", body.remarks(), REMARKS_MAX));
    }

    private static StayDates dates(NewReservationBody body) {
        LocalDate arrival = Params.date("arrival", Params.required("arrival", body.arrival()));
        LocalDate departure = Params.date("departure", Params.required("departure", body.departure()));
        Params.within("departure - arrival", ChronoUnit.DAYS.between(arrival, departure), 1, StayDates.NIGHTS_MAX);
        return new StayDates(arrival, departure);
    }

    private static Occupancy occupancy(NewReservationBody body) {
        int adults = Params.within("adults", Params.required("adults", body.adults()), 0, PEOPLE_MAX);
        int children = Params.within("children", body.children() == null ? 0 : body.children(), 0, PEOPLE_MAX);
        Params.within("adults + children", adults + children, 1, PEOPLE_MAX);
        List<Integer> ages = body.childAges() == null ? List.of() : body.childAges();
        Params.within("childAges", ages.size(), 0, children);
        ages.forEach(age -> Params.within("childAges", age == null ? -1 : age, 0, AGE_MAX));
        return new Occupancy(adults, children, ages);
    }

    static ContactDetails contact(ContactView told) {
        return new ContactDetails(
                Params.shortText("contact.firstName", told.firstName()),
                Params.shortText("contact.lastName", Params.required("contact.lastName", told.lastName())),
                Params.shortText("contact.email", told.email()),
                Params.shortText("contact.phone", told.phone()),
                Params.shortText("contact.company", told.company()),
                Params.shortText("contact.address", told.address()),
                Params.shortText("contact.postCode", told.postCode()),
                Params.shortText("contact.city", told.city()),
                Params.shortText("contact.countryCode", told.countryCode()),
                Params.shortText("contact.language", told.language()));
    }
}
