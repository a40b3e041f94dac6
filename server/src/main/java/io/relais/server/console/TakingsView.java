package io.relais.server.console;

import io.relais.core.access.Permission;
import io.relais.core.payment.CashRegister;
import io.relais.core.payment.PaymentMethod;
import io.relais.core.payment.Taking;
import io.relais.core.property.Property;
import io.relais.core.reservation.ReservationSheet;
import io.relais.vocabulary.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was received for a reservation, with what was still owed after each entry.
 *
 * @param due what the form proposes, in major units as typed; empty when nothing is owed
 * @param once makes a form that is sent twice one entry
 */
public record TakingsView(
        List<Line> lines,
        String currency,
        String today,
        String due,
        String once,
        List<RegisterView.Choice> methods,
        List<RegisterView.Choice> registers,
        boolean mayWrite) {
    /**
     * One entry.
     *
     * @param balance owed after it
     * @param corrected whether another entry counters it
     * @param correction whether it counters another
     */
    public record Line(
            String id,
            String date,
            String when,
            String method,
            String amount,
            String balance,
            String reference,
            String note,
            String register,
            String by,
            boolean corrected,
            boolean correction) {}

    /** What is kept, to be made readable. */
    record Kept(List<Taking> takings, List<CashRegister> registers, UUID once, LocalDate today) {}

    static TakingsView of(ReservationSheet sheet, Property property, Visit visit, Kept kept) {
        Texts texts = visit.texts();
        Money balance = sheet.terms().balance();
        String currency = balance.currency();
        return new TakingsView(
                lines(sheet, property, visit, kept),
                currency,
                kept.today().toString(),
                balance.minor() > 0 ? balance.toDecimal().toPlainString() : "",
                kept.once().toString(),
                Stream.of(PaymentMethod.values())
                        .map(method ->
                                new RegisterView.Choice(method.code(), texts.of("method." + method.code()), false))
                        .toList(),
                kept.registers().stream()
                        .filter(register ->
                                register.isInUse() && register.currency().equals(currency))
                        .map(register -> new RegisterView.Choice(
                                register.id().toString(),
                                register.session() == null
                                        ? texts.of("takings.register.shut", register.name())
                                        : register.name(),
                                false))
                        .toList(),
                visit.principal().may(Permission.MONEY_WRITE));
    }

    private static List<Line> lines(ReservationSheet sheet, Property property, Visit visit, Kept kept) {
        Texts texts = visit.texts();
        Formats formats = visit.formats();
        Map<UUID, String> names = new HashMap<>();
        kept.registers().forEach(register -> names.put(register.id(), register.name()));
        Set<UUID> corrected = kept.takings().stream()
                .filter(taking -> taking.corrects() != null)
                .map(Taking::corrects)
                .collect(Collectors.toSet());
        List<Line> lines = new ArrayList<>();
        Money owed = sheet.terms().balance().plus(sheet.terms().paid());
        for (Taking taking : kept.takings()) {
            owed = owed.minus(taking.amount());
            lines.add(new Line(
                    taking.id().toString(),
                    formats.day(taking.businessDate()),
                    formats.full(taking.at(), property.timeZone()),
                    texts.of("method." + taking.method().code()),
                    formats.money(taking.amount()),
                    formats.money(owed),
                    taking.reference(),
                    taking.note(),
                    taking.registerId() == null ? "" : names.getOrDefault(taking.registerId(), ""),
                    taking.actor().name(),
                    corrected.contains(taking.id()),
                    taking.corrects() != null));
        }
        return lines;
    }
}
