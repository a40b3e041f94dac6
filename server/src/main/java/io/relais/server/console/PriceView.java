package io.relais.server.console;

import io.relais.connector.Extra;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.SheetCharge;
import io.relais.core.reservation.SheetStay;
import io.relais.core.reservation.Source;
import io.relais.core.reservation.Status;
import io.relais.vocabulary.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The price line by line: what is added makes the total, what is paid leaves the balance.
 *
 * @param fee what a cancelled reservation costs, empty while it is in force
 * @param tone of the balance: ok when nothing is open
 */
public record PriceView(
        List<Line> lines, String total, String fee, String paid, String balance, String tone, String promotions) {
    /** One line; an included one is told and not added. */
    public record Line(String text, String amount, boolean included) {}

    static PriceView of(ReservationSheet sheet, Visit visit, String source) {
        Texts texts = visit.texts();
        Formats formats = visit.formats();
        List<Line> lines = new ArrayList<>();
        for (SheetStay stay : sheet.stays()) {
            String type =
                    stay.unitType().isEmpty() ? texts.of("stay.unmapped-room", stay.remoteRoomId()) : stay.unitType();
            String nights = texts.of("nights", stay.dates().nights());
            lines.add(new Line(type + ", " + nights, formats.money(stay.total()), false));
        }
        Stream.concat(sheet.stays().stream().flatMap(stay -> stay.extras().stream()), sheet.extras().stream())
                .map(extra -> line(extra, formats))
                .forEach(lines::add);
        sheet.charges().stream().map(charge -> line(charge, texts, formats)).forEach(lines::add);
        Money other = sheet.unexplained();
        if (other.minor() != 0) {
            String text = sheet.row().source() == Source.CHANNEL
                    ? texts.of("price.other", source)
                    : texts.of("price.difference");
            lines.add(new Line(text, formats.money(other), false));
        }
        boolean gone = sheet.row().status() == Status.CANCELLED || sheet.row().status() == Status.NO_SHOW;
        long balance = sheet.terms().balance().minor();
        return new PriceView(
                lines,
                formats.money(sheet.row().total()),
                gone ? formats.money(sheet.terms().fee()) : "",
                formats.money(sheet.terms().paid()),
                formats.money(sheet.terms().balance()),
                balance == 0 ? "ok" : balance < 0 ? "attention" : "info",
                String.join(", ", sheet.terms().promotionCodes()));
    }

    private static Line line(Extra extra, Formats formats) {
        return new Line(extra.name(), formats.money(extra.total()), extra.included());
    }

    private static Line line(SheetCharge charge, Texts texts, Formats formats) {
        String name =
                charge.name().isEmpty() ? texts.of("charge." + charge.kind().code()) : charge.name();
        return new Line(
                charge.quantity() > 1 ? charge.quantity() + " × " + name : name,
                formats.money(charge.amount()),
                charge.included());
    }
}
