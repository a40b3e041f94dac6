package io.relais.core.reservation;

import io.relais.vocabulary.StayDates;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the desk changed of a channel's reservation, laid over whatever the partner's messages add up to. It depends on nothing
 * but those two, so the order and the repetition of messages do not matter.
 */
record Overlay(List<Kept> kept) {
    static final Overlay NONE = new Overlay(List.of());

    Overlay {
        kept = List.copyOf(kept);
    }

    /**
     * The partner's entry with what is kept.
     *
     * @param before as stored, for the units that stays have
     */
    Entry over(Entry partners, @Nullable Entry before) {
        if (kept.isEmpty()) {
            return partners;
        }
        Status status = value("", KeptField.STATUS)
                .map(Status::ofCode)
                .orElse(partners.row().status());
        ReservationRow row = partners.row()
                .withStatus(status)
                .withRemarks(value("", KeptField.REMARKS).orElse(partners.row().remarks()));
        List<StayRow> stays = partners.stays().stream()
                .map(stay -> over(
                        stay, before == null ? null : before.stay(stay.line()).orElse(null), status.holdsNights()))
                .toList();
        long total = value("", KeptField.TOTAL)
                .map(Long::parseLong)
                .orElse(partners.row().total());
        return new Entry(row, stays, partners.charges()).dated(total).withConflict();
    }

    private StayRow over(StayRow stay, @Nullable StayRow old, boolean holds) {
        StayDates dates = value(stay, KeptField.DATES).map(KeptField::dates).orElse(stay.dates());
        UUID type = chosen(stay, KeptField.UNIT_TYPE, stay.unitTypeId());
        Optional<String> people = value(stay, KeptField.PEOPLE);
        StayRow changed = stay.with(new StayRow.Booked(
                dates,
                type,
                chosen(stay, KeptField.RATE_PLAN, stay.ratePlanId()),
                unit(old, dates, type, holds),
                people.map(KeptField::occupancy).orElse(stay.occupancy()),
                people.map(KeptField::party).orElse(stay.party()),
                value(stay, KeptField.MEAL_PLAN).orElse(stay.mealPlan())));
        Optional<List<Long>> prices = value(stay, KeptField.PRICES).map(KeptField::amounts);
        long total = prices.map(Overlay::sum).orElse(stay.total());
        List<Long> amounts = fitted(prices.orElse(stay.nightAmounts()), total, dates.nights());
        return changed.priced(amounts, total, stay.vatRate())
                .with(holds, holds && old != null && old.overbooked(), changed.unitId());
    }

    private @Nullable UUID chosen(StayRow stay, KeptField field, @Nullable UUID partners) {
        Optional<String> ours = value(stay, field);
        return ours.isPresent() ? KeptField.id(ours.get()) : partners;
    }

    /** A unit stays while dates and type do; one that was given back may be somebody else's by now. */
    private static @Nullable UUID unit(@Nullable StayRow old, StayDates dates, @Nullable UUID type, boolean holds) {
        if (old == null || !old.dates().equals(dates) || !Objects.equals(old.unitTypeId(), type)) {
            return null;
        }
        return old.holding() || !holds ? old.unitId() : null;
    }

    /** One amount per night: as they are where their number is right, else the same sum in equal parts. */
    static List<Long> fitted(List<Long> amounts, long total, int nights) {
        return amounts.isEmpty() || amounts.size() == nights || total < 0 ? amounts : Shares.equal(total, nights);
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }

    /** Where the partner's messages stand: while the desk keeps the status, the row does not tell whether the partner cancelled. */
    Merge merged(ReservationRow row) {
        return kept.stream()
                .filter(k -> k.field() == KeptField.STATUS)
                .findFirst()
                .map(k -> new Merge(k.theirs().equals(Status.CANCELLED.code()), row.revisions(), null, null))
                .orElseGet(() -> Merge.of(row));
    }

    /** What is kept, with what the partner says by now. */
    List<Kept> heard(Entry partners, Merge merge) {
        return kept.stream().map(k -> heard(k, partners, merge)).toList();
    }

    private static Kept heard(Kept kept, Entry partners, Merge merge) {
        if (kept.field() == KeptField.CONTACT) {
            return merge.contact() == null ? kept : kept.heard(ContactText.write(merge.contact()));
        }
        if (kept.field() == KeptField.STATUS) {
            return kept.heard((merge.cancelled() ? Status.CANCELLED : Status.CONFIRMED).code());
        }
        return merge.content() == null
                ? kept
                : kept.heard(kept.field().read(partners, kept.line()).orElse(""));
    }

    boolean has(KeptField field) {
        return kept.stream().anyMatch(k -> k.field() == field);
    }

    private Optional<String> value(StayRow stay, KeptField field) {
        return value(stay.line(), field);
    }

    private Optional<String> value(String line, KeptField field) {
        return kept.stream()
                .filter(k -> k.field() == field && k.line().equals(line))
                .map(Kept::ours)
                .findFirst();
    }
}
