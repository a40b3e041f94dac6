package io.relais.server.console;

import io.relais.core.reservation.NewReport;
import io.relais.core.reservation.ReportKind;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.SheetStay;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Telling a channel that a guest stays otherwise than booked: one form for each line of the reservation. */
final class StayReports {
    private static final String BLOCK = "stay-";

    private StayReports() {}

    /**
     * The form of one line, filled in with what was booked.
     *
     * @param open whether it was sent and refused
     */
    public record StayForm(
            String id,
            String title,
            String arrival,
            String departure,
            String total,
            String currency,
            boolean open,
            String arrivalError,
            String departureError,
            String totalError,
            String error) {}

    static List<StayForm> forms(ReservationSheet sheet, Form form, Visit visit) {
        return sheet.stays().stream().map(stay -> form(stay, form, visit)).toList();
    }

    private static StayForm form(SheetStay stay, Form form, Visit visit) {
        String block = BLOCK + stay.id();
        String room = stay.unitTypeId() != null
                ? stay.unitType()
                : visit.texts().of("stay.unmapped-room", stay.remoteRoomId());
        return new StayForm(
                stay.id().toString(),
                room + " · "
                        + visit.formats()
                                .days(stay.dates().arrival(), stay.dates().departure()),
                form.value(block, "arrival", stay.dates().arrival().toString()),
                form.value(block, "departure", stay.dates().departure().toString()),
                form.value(block, "total", stay.total().toDecimal().toPlainString()),
                stay.total().currency(),
                form.block().equals(block),
                form.error(block, "arrival"),
                form.error(block, "departure"),
                form.error(block, "total"),
                form.whole(block));
    }

    static String block(String stay) {
        return BLOCK + stay;
    }

    /** What was typed; empty where a field is to blame. */
    static Optional<NewReport> read(Form form, UUID stay, String currency, Texts texts) {
        Optional<LocalDate> arrival = needed(form, "arrival", texts);
        Optional<LocalDate> departure = needed(form, "departure", texts);
        Optional<Money> total = Typed.money(form, "total", currency, texts);
        if (total.isPresent() && total.get().minor() < 0) {
            form.blame(
                    "total",
                    texts.of("form.money", Money.zero(currency).toDecimal().toPlainString()));
        }
        if (arrival.isPresent() && departure.isPresent() && !isStay(arrival.get(), departure.get())) {
            form.blame("departure", texts.of("desk.stay.order"));
        }
        if (!form.isGood() || arrival.isEmpty() || departure.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NewReport(
                ReportKind.STAY_CHANGED,
                Optional.of(stay),
                false,
                Optional.of(new StayDates(arrival.get(), departure.get())),
                total.map(Money::minor)));
    }

    private static Optional<LocalDate> needed(Form form, String field, Texts texts) {
        if (form.text(field).isBlank()) {
            form.blame(field, texts.of("form.date"));
        }
        return Typed.date(form, field, texts);
    }

    private static boolean isStay(LocalDate arrival, LocalDate departure) {
        return arrival.isBefore(departure) && !departure.isAfter(arrival.plusDays(StayDates.NIGHTS_MAX));
    }
}
