package io.relais.server.console;

import io.relais.core.quote.CancellationFee;
import io.relais.core.reservation.ProposedFee;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.SheetStay;
import io.relais.vocabulary.Money;
import java.text.NumberFormat;
import java.util.List;

/** How the proposed fee of one stay comes about, in the reader's words. */
public record FeeLine(String stay, String why, String amount) {
    private static final double POINTS = 100.0;

    static List<FeeLine> of(ProposedFee proposed, ReservationSheet sheet, Visit visit) {
        return proposed.stays().stream()
                .map(part -> of(part, sheet, visit, proposed.fee().currency()))
                .toList();
    }

    private static FeeLine of(ProposedFee.OfStay part, ReservationSheet sheet, Visit visit, String currency) {
        String name = sheet.stays().stream()
                .filter(stay -> stay.id().equals(part.stayId()))
                .map(SheetStay::unitType)
                .findFirst()
                .orElse("");
        CancellationFee fee = part.fee();
        Texts texts = visit.texts();
        String why = fee.policy().isEmpty()
                ? texts.of("fee.no-policy")
                : texts.of("fee.why", fee.policy(), distance(fee, texts) + ", " + value(fee, visit, currency));
        return new FeeLine(name, why, visit.formats().money(new Money(fee.amount(), currency)));
    }

    private static String distance(CancellationFee fee, Texts texts) {
        return fee.tierDays() < 0
                ? texts.of("fee.tier.no-show")
                : texts.of("fee.tier", fee.daysBefore(), fee.tierDays());
    }

    private static String value(CancellationFee fee, Visit visit, String currency) {
        long value = fee.fee().value();
        return switch (fee.fee().sort()) {
            case PERCENT -> visit.texts().of("fee.percent", percent(value, visit));
            case NIGHTS -> visit.texts().of("nights", value);
            case AMOUNT -> visit.formats().money(new Money(value, currency));
        };
    }

    private static String percent(long points, Visit visit) {
        NumberFormat format = NumberFormat.getNumberInstance(visit.texts().locale());
        format.setMaximumFractionDigits(2);
        return format.format(points / POINTS);
    }
}
