package io.relais.core.reservation;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Party;
import io.relais.core.property.Properties;
import io.relais.core.property.RatePlan;
import io.relais.core.quote.Extra;
import io.relais.core.quote.LineKind;
import io.relais.core.quote.OptionChoice;
import io.relais.core.quote.Quote;
import io.relais.core.quote.QuoteAnswer;
import io.relais.core.quote.QuoteAsk;
import io.relais.core.quote.QuoteLine;
import io.relais.core.quote.QuoteRefusal;
import io.relais.core.quote.Quotes;
import io.relais.core.quote.Tariff;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Works out what a reservation becomes and what it then costs by today's rules. Only stays whose dates, product, people or
 * options change are priced anew, as if sold on the day the reservation was made: an early booker stays one. Charges that were
 * typed stay as they are.
 */
@Singleton
final class Drafts {
    private final Quotes quotes;
    private final Books books;

    @Inject
    Drafts(Quotes quotes, Books books) {
        this.quotes = quotes;
        this.books = books;
    }

    /**
     * A reservation as it is to be.
     *
     * @param fresh with the new prices; where a rule refused, with the old price over the new nights
     * @param refusals rules that the new stays break
     */
    record Draft(Entry before, Entry fresh, List<Problem> refusals) {
        boolean isPartners() {
            return before.row().source() == Source.CHANNEL;
        }
    }

    Draft draft(Handle handle, Entry before, Modification wanted) {
        Entry fresh = before;
        Tariff tariff = tariff(handle, before);
        List<Problem> refusals = new ArrayList<>();
        for (StayChange change : wanted.stays()) {
            StayRow old = before.stay(change.stayId())
                    .orElseThrow(() -> Problem.of(ProblemCode.STAY_UNKNOWN, change.stayId()));
            StayRow booked = booked(handle, before, old, counted(tariff, change));
            fresh = fresh.withStays(replaced(fresh.stays(), booked));
            List<OptionChoice> had = options(tariff, before, old);
            List<OptionChoice> wants =
                    change.options() == null ? had : known(tariff, had, change.options(), booked.dates());
            if (!isPriced(old, booked, had, wants)) {
                continue;
            }
            fresh = before.row().source() == Source.CHANNEL
                    ? fitted(fresh, booked)
                    : priced(handle, fresh, booked, wants, refusals);
        }
        Entry dated = before.row().source() == Source.CHANNEL
                ? fresh.dated(before.row().total())
                : fresh.summed();
        String remarks = wanted.remarks();
        return new Draft(
                before, remarks == null ? dated : dated.withRow(dated.row().withRemarks(remarks)), refusals);
    }

    /** Prices a whole reservation of our own anew, as for a copy. Throws the first refusal. */
    Entry sold(Handle handle, Entry wanted) {
        List<Problem> refusals = new ArrayList<>();
        Entry fresh = wanted;
        Tariff tariff = tariff(handle, wanted);
        for (StayRow stay : wanted.stays()) {
            fresh = priced(handle, fresh, stay, options(tariff, wanted, stay), refusals);
        }
        if (!refusals.isEmpty()) {
            throw refusals.getFirst();
        }
        return fresh.summed();
    }

    private static boolean isPriced(StayRow old, StayRow booked, List<OptionChoice> had, List<OptionChoice> wants) {
        return !old.dates().equals(booked.dates())
                || !Objects.equals(old.unitTypeId(), booked.unitTypeId())
                || !Objects.equals(old.ratePlanId(), booked.ratePlanId())
                || !old.occupancy().equals(booked.occupancy())
                || !old.party().equals(booked.party())
                || !quantities(had).equals(quantities(wants));
    }

    private StayRow booked(Handle handle, Entry entry, StayRow old, StayChange change) {
        UUID property = entry.row().propertyId();
        StayDates dates = change.dates() == null ? old.dates() : change.dates();
        UUID type = change.unitTypeId() == null ? old.unitTypeId() : change.unitTypeId();
        UUID plan = change.ratePlanId() == null ? old.ratePlanId() : change.ratePlanId();
        Occupancy people = change.occupancy() == null ? old.occupancy() : change.occupancy();
        Party unchanged = people.equals(old.occupancy()) ? old.party() : Party.NONE;
        StayRow moved = old.with(new StayRow.Booked(
                dates,
                type(property, type, old),
                plan,
                null,
                people,
                change.party() == null ? unchanged : change.party(),
                meals(property, plan, old, change.mealPlan())));
        return moved.withUnit(unit(handle, moved, old, change.unitId()));
    }

    private @Nullable UUID type(UUID property, @Nullable UUID type, StayRow old) {
        if (type != null
                && !type.equals(old.unitTypeId())
                && books.properties().listUnitTypes(property).stream().noneMatch(t -> t.id().equals(type))) {
            throw Problem.of(ProblemCode.UNIT_TYPE_UNKNOWN, type);
        }
        return type;
    }

    private String meals(UUID property, @Nullable UUID plan, StayRow old, @Nullable String typed) {
        if (plan == null || plan.equals(old.ratePlanId())) {
            return typed == null ? old.mealPlan() : typed;
        }
        RatePlan chosen = books.properties().listRatePlans(property).stream()
                .filter(p -> p.id().equals(plan))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.RATE_PLAN_UNKNOWN, plan));
        return typed == null ? chosen.mealPlan() : typed;
    }

    /** The unit that is wanted; without one, that which the stay has, while it is of the type and free. */
    private @Nullable UUID unit(Handle handle, StayRow moved, StayRow old, @Nullable UUID wanted) {
        UUID type = moved.unitTypeId();
        if (wanted != null) {
            Properties properties = books.properties();
            if (type == null
                    || properties.listUnits(type).stream()
                            .noneMatch(unit -> unit.id().equals(wanted))) {
                throw Problem.of(ProblemCode.UNIT_UNKNOWN, wanted);
            }
            return wanted;
        }
        UUID had = old.unitId();
        boolean fits = had != null
                && Objects.equals(old.unitTypeId(), type)
                && (old.dates().equals(moved.dates()) || !books.isTaken(handle, had, moved));
        return fits ? had : null;
    }

    private Entry priced(Handle handle, Entry entry, StayRow stay, List<OptionChoice> options, List<Problem> refusals) {
        UUID type = stay.unitTypeId();
        UUID plan = stay.ratePlanId();
        if (type == null || plan == null) {
            throw Problem.of(ProblemCode.STAY_NOT_MAPPED, entry.row().confirmationNumber());
        }
        ReservationRow row = entry.row();
        QuoteAsk ask = new QuoteAsk(
                row.propertyId(),
                type,
                plan,
                stay.dates(),
                stay.occupancy(),
                stay.party(),
                options,
                row.terms().promotionCodes().stream().findFirst().orElse(""),
                LocalDate.ofInstant(row.createdAt(), books.property(entry).timeZone()));
        QuoteAnswer answer = quotes.answer(handle, List.of(ask)).getFirst();
        return switch (answer) {
            case Quote quote -> quoted(entry, stay, quote);
            case QuoteRefusal refusal -> {
                refusals.add(refusal.toProblem());
                yield fitted(entry, stay);
            }
        };
    }

    private Entry quoted(Entry entry, StayRow stay, Quote quote) {
        List<Charge> charges = new ArrayList<>(entry.charges().stream()
                .filter(charge -> !stay.id().equals(charge.stayId()) || isTyped(charge))
                .toList());
        for (QuoteLine line : quote.lines()) {
            charges.add(new Charge(
                    books.moment().ids().next(),
                    entry.row().id(),
                    stay.id(),
                    charges.size(),
                    line.kind(),
                    line.code(),
                    line.name(),
                    line.quantity(),
                    line.amount(),
                    line.included(),
                    line.vatRate()));
        }
        return entry.withStays(replaced(entry.stays(), stay.priced(quote.nightAmounts(), quote.vatRate())))
                .withCharges(charges);
    }

    /** The sum that the stay cost, over the nights that it has now. */
    private static Entry fitted(Entry entry, StayRow stay) {
        return entry.withStays(replaced(
                entry.stays(),
                stay.priced(
                        Overlay.fitted(
                                stay.nightAmounts(), stay.total(), stay.dates().nights()),
                        stay.total(),
                        stay.vatRate())));
    }

    private static boolean isTyped(Charge charge) {
        return charge.kind() == LineKind.ADJUSTMENT || charge.code().isEmpty();
    }

    private Tariff tariff(Handle handle, Entry entry) {
        UUID property = entry.row().propertyId();
        return Objects.requireNonNull(quotes.tariffs(handle, Set.of(property)).get(property));
    }

    /** A party tells its own adults and children, whatever else was said. */
    private static StayChange counted(Tariff tariff, StayChange change) {
        Party party = change.party();
        return party == null || !party.isKnown() ? change : change.withOccupancy(tariff.occupancy(party));
    }

    /** What is wanted; what nobody sells is a mistake and not a rule that the desk may override. */
    private static List<OptionChoice> known(
            Tariff tariff, List<OptionChoice> had, List<OptionChoice> wants, StayDates dates) {
        for (OptionChoice choice : wants) {
            boolean sold = Stream.concat(
                            tariff.extras().stream().map(Extra::code),
                            had.stream().map(OptionChoice::code))
                    .anyMatch(choice.code()::equals);
            if (!sold) {
                throw Problem.of(ProblemCode.OPTION_UNKNOWN, choice.code(), dates.arrival());
            }
        }
        return wants;
    }

    private static Map<String, Integer> quantities(List<OptionChoice> choices) {
        return choices.stream().collect(Collectors.toMap(OptionChoice::code, OptionChoice::quantity, Math::addExact));
    }

    private static List<OptionChoice> options(Tariff tariff, Entry entry, StayRow stay) {
        return entry.charges().stream()
                .filter(charge -> stay.id().equals(charge.stayId())
                        && charge.kind() == LineKind.OPTION
                        && !charge.code().isEmpty())
                .map(charge -> new OptionChoice(charge.code(), charge.quantity()))
                .flatMap(sold -> tariff.chosen(sold, stay.dates(), stay.occupancy(), stay.party()).stream())
                .toList();
    }

    static List<StayRow> replaced(List<StayRow> stays, StayRow other) {
        return Stream.of(stays)
                .flatMap(List::stream)
                .map(stay -> stay.id().equals(other.id()) ? other : stay)
                .toList();
    }
}
